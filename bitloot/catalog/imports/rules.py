"""Import rules: made, changed and read."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.imports.models import ImportRule
from bitloot.catalog.imports.wanting import Wish
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, invalid
from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject

_FIELDS = ("name", "enabled", "genres", "platforms", "words", "min_price", "max_price", "min_stock")
Fields = Mapping[str, object]


def wishes() -> tuple[Wish, ...]:
    """What the enabled rules want; empty when there is none, and then everything is wanted."""
    rules = db.session.scalars(select(ImportRule).where(ImportRule.enabled).order_by(ImportRule.id))
    return tuple(_wish(rule) for rule in rules)


def all_rules() -> list[ImportRule]:
    """In the order in which they were made."""
    return list(db.session.scalars(select(ImportRule).order_by(ImportRule.id)))


def get(rule_id: UUID) -> ImportRule:
    """Raises NotFoundError."""
    rule = db.session.get(ImportRule, rule_id)
    if rule is None:
        raise NotFoundError("There is no such import rule.")
    return rule


def create(given: Fields, actor: Actor, *, reason: str | None = None) -> ImportRule:
    """A new rule; the next sync follows it. Raises InvalidError naming the field."""
    rule = ImportRule(genres=[], platforms=[])
    _fill(rule, given)
    db.session.add(rule)
    db.session.flush()
    audit(actor, "import_rule.create", ("import_rule", rule.id), after=_facts(rule), reason=reason)
    return rule


def edit(rule_id: UUID, given: Fields, actor: Actor, *, reason: str | None = None) -> ImportRule:
    """Change some fields. Raises NotFoundError and InvalidError."""
    rule = get(rule_id)
    before = _facts(rule)
    _fill(rule, given)
    db.session.flush()
    audit(
        actor,
        "import_rule.edit",
        ("import_rule", rule.id),
        before=before,
        after=_facts(rule),
        reason=reason,
    )
    return rule


def remove(rule_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete it; what it brought in stays."""
    rule = get(rule_id)
    audit(actor, "import_rule.delete", ("import_rule", rule.id), before=_facts(rule), reason=reason)
    db.session.delete(rule)
    db.session.flush()


def _fill(rule: ImportRule, given: Fields) -> None:
    for name in _FIELDS:
        if name in given:
            setattr(rule, name, given[name])
    if (
        rule.min_price is not None
        and rule.max_price is not None
        and (rule.max_price < rule.min_price)
    ):
        raise invalid("max_price", "The highest price is below the lowest.")


def _wish(rule: ImportRule) -> Wish:
    return Wish(
        genres=frozenset(genre.casefold() for genre in rule.genres),
        platforms=frozenset(platform.casefold() for platform in rule.platforms),
        words=tuple((rule.words or "").casefold().split()),
        min_price=rule.min_price,
        max_price=rule.max_price,
        min_stock=rule.min_stock,
    )


def _facts(rule: ImportRule) -> JsonObject:
    return {name: _plain(getattr(rule, name)) for name in _FIELDS}


def _plain(value: object) -> Json:
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, list):
        return [str(each) for each in value]
    return value if isinstance(value, str | int) else None
