"""What staff do with pricing rules: audited, and without effect until the rules are applied."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.endings import Ending
from bitloot.catalog.models import Product
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.repricing.grouping import is_group
from bitloot.catalog.repricing.models import PricingRule
from bitloot.catalog.shelves import shelves
from bitloot.catalog.vocabulary import PLATFORMS, platform_name
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import InvalidError, NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.core.money import CENT, Money
from bitloot.core.types import Json, JsonObject

Values = Mapping[str, object]
_PERCENT = frozenset({RuleKind.MARGIN, RuleKind.DYNAMIC})
_AMOUNT = frozenset({RuleKind.MARKUP, RuleKind.FLOOR, RuleKind.CAP})
FIELDS = (
    *("name", "kind", "scope", "target", "priority", "min_cost", "max_cost"),
    *("percent", "amount", "ending", "stock_below", "stock_at_least"),
    *("below_cost_allowed", "starts_at", "ends_at", "enabled"),
)


def rules() -> list[PricingRule]:
    """All rules, by kind in the order of application, then as they are asked."""
    found = list(db.session.scalars(select(PricingRule)))
    kinds, scopes = list(RuleKind), list(Scope)
    found.sort(key=lambda r: (kinds.index(r.kind), -scopes.index(r.scope), -r.priority, -r.id.int))
    return found


def get(rule_id: UUID) -> PricingRule:
    """Raises NotFoundError."""
    rule = db.session.get(PricingRule, rule_id)
    if rule is None:
        raise NotFoundError("There is no such rule.")
    return rule


def create(values: Values, actor: Actor, *, reason: str | None = None) -> PricingRule:
    """A new rule. Raises InvalidError naming the field that makes no sense."""
    rule = PricingRule(id=new_id())
    _set(rule, values)
    _check(rule)
    db.session.add(rule)
    db.session.flush()
    audit(actor, "pricing_rule.create", ("pricing_rule", rule.id), reason=reason, after=_all(rule))
    return rule


def edit(rule_id: UUID, values: Values, actor: Actor, *, reason: str | None = None) -> PricingRule:
    """Change fields. Raises NotFoundError, InvalidError."""
    rule = get(rule_id)
    before = _all(rule)
    with db.session.no_autoflush:
        _set(rule, values)
        _check(rule)
    db.session.flush()
    after = _all(rule)
    changed = [name for name in FIELDS if before[name] != after[name]]
    if changed:
        audit(
            actor,
            "pricing_rule.edit",
            ("pricing_rule", rule.id),
            reason=reason,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return rule


def remove(rule_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete it; prices stay until the rules are applied."""
    rule = get(rule_id)
    audit(actor, "pricing_rule.delete", ("pricing_rule", rule.id), reason=reason, before=_all(rule))
    db.session.delete(rule)
    db.session.flush()


def _set(rule: PricingRule, values: Values) -> None:
    for name in FIELDS:
        if name in values:
            setattr(rule, name, _value(name, values[name]))
    rule.scope = rule.scope or Scope.GLOBAL
    if rule.scope is Scope.PLATFORM and rule.target:
        rule.target = platform_name(rule.target)


def _value(name: str, given: object) -> object:
    if name in {"min_cost", "max_cost", "amount"}:
        return None if given is None else _money(name, given)
    if name in {"name", "target"} and isinstance(given, str):
        return " ".join(given.split()) or None
    return given


def _money(name: str, given: object) -> Money:
    try:
        money = given if isinstance(given, Money) else Money.eur(str(given))
    except (InvalidOperation, ValueError):
        raise invalid(name, "Write amounts as 12.90.") from None
    if money != money.rounded():
        raise invalid(name, "Whole cents, please.")
    return money


def _check(rule: PricingRule) -> None:
    if not rule.name:
        raise invalid("name", "A rule needs a name.")
    same_name = select(PricingRule.id).where(PricingRule.name == rule.name)
    if db.session.scalars(same_name.where(PricingRule.id != rule.id)).first() is not None:
        raise invalid("name", "Another rule has this name.")
    _check_scope(rule)
    _check_effect(rule)
    low = rule.min_cost or Money.zero()
    if low < Money.zero() or (rule.max_cost is not None and rule.max_cost <= low):
        raise invalid("max_cost", "A cost band ends above where it begins, and not below zero.")
    if _ends_early(rule.starts_at, rule.ends_at):
        raise invalid("ends_at", "A rule ends after it starts.")


def _ends_early(starts: datetime | None, ends: datetime | None) -> bool:
    return starts is not None and ends is not None and ends <= starts


def _check_scope(rule: PricingRule) -> None:
    if (rule.scope is Scope.GLOBAL) is not (rule.target is None):
        raise invalid("target", "Name what the rule is for; a global one is for everything.")
    if rule.target is None or rule.enabled is False:
        return  # what a rule at rest names may be gone by now
    if rule.scope is Scope.CATEGORY and rule.target not in shelves():
        raise invalid("target", f"There is no such category. There are: {', '.join(shelves())}.")
    is_known = {Scope.PRODUCT: _is_product, Scope.PLATFORM: _is_platform, Scope.GROUP: is_group}
    if rule.scope in is_known and not is_known[rule.scope](rule.target):
        raise invalid("target", f"There is no such {rule.scope}.")


def _is_platform(name: str) -> bool:
    if name in PLATFORMS:
        return True
    return (
        db.session.scalar(select(Product.id).where(Product.platform == name).limit(1)) is not None
    )


def _is_product(text: str) -> bool:
    try:
        return db.session.get(Product, UUID(text)) is not None
    except ValueError:
        return False


def _check_effect(rule: PricingRule) -> None:
    """Exactly what the kind needs, nothing else: a field that means nothing would mislead."""
    stock = rule.stock_below is not None or rule.stock_at_least is not None
    needs = (
        ("percent", rule.percent is not None, rule.kind in _PERCENT),
        ("amount", rule.amount is not None, rule.kind in _AMOUNT),
        ("ending", rule.ending is not None, rule.kind is RuleKind.ENDING),
        ("stock_below", stock, rule.kind is RuleKind.DYNAMIC),
    )
    for name, given, needed in needs:
        if given and not needed:
            raise invalid(name, f"A rule of the kind {rule.kind} has none.")
        if needed and not given:
            raise invalid(name, f"A rule of the kind {rule.kind} needs it.")
    _check_range(rule)


def _check_range(rule: PricingRule) -> None:
    percent = rule.percent
    if percent is not None and not Decimal(-100) < percent <= Decimal(10_000):
        raise invalid("percent", "Above -100 and up to 10000 percent.")
    limit = rule.kind in {RuleKind.FLOOR, RuleKind.CAP}
    if limit and rule.amount is not None and rule.amount.amount < CENT:
        raise invalid("amount", "At least one cent.")
    if rule.amount is not None and abs(rule.amount.amount) > Decimal(1_000_000):
        raise InvalidError("Amounts go up to a million.", errors={"amount": ["Up to a million."]})
    low, high = rule.stock_at_least, rule.stock_below
    if low is not None and high is not None and high <= low:
        raise invalid("stock_below", "No stock is both below and above: swap the two.")


def _all(rule: PricingRule) -> JsonObject:
    return {name: _plain(getattr(rule, name)) for name in FIELDS}


def _plain(value: object) -> Json:
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, (RuleKind, Scope, Ending)):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
