"""Rules of the database as rules to price by: those in force, and those that staff are editing."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import Rule, RuleBook, RuleKind, Scope
from bitloot.catalog.repricing.models import PriceBook, PricingRule
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject


def in_force() -> RuleBook:
    """What syncs price by now."""
    return book_of(latest(), utcnow())


def latest() -> PriceBook | None:
    """The book that was applied last."""
    return db.session.scalar(select(PriceBook).order_by(PriceBook.id.desc()).limit(1))


def edited() -> RuleBook:
    """What would be in force if the rules were applied now."""
    return _book(map(rule_of, _enabled()), utcnow())


def book_of(book: PriceBook | None, now: datetime) -> RuleBook:
    """A stored book at that moment; None stands for no rules at all."""
    return restored([] if book is None else book.rules, now)


def restored(rules: Sequence[Json], now: datetime) -> RuleBook:
    """Rules that `stored_rules` gave, at that moment."""
    return _book((_restored(each) for each in rules if isinstance(each, dict)), now)


def coming(rules: Sequence[Json], now: datetime) -> list[tuple[datetime, RuleBook]]:
    """What those rules will be at each moment at which one of them begins or ends."""
    read = [_restored(each) for each in rules if isinstance(each, dict)]
    moments = {at for rule in read for at in (rule.starts_at, rule.ends_at) if at is not None}
    return [(at, _book(read, at)) for at in sorted(moments) if at > now]


def stored_rules() -> list[Json]:
    """The enabled rules, to be kept in a book."""
    return [_stored(rule_of(each)) for each in _enabled()]


def _enabled() -> list[PricingRule]:
    return list(db.session.scalars(select(PricingRule).where(PricingRule.enabled)))


def _book(rules: Iterable[Rule], now: datetime) -> RuleBook:
    return RuleBook.of(rules, get_settings().default_margin_percent, now)


def rule_of(row: PricingRule) -> Rule:
    """A row as a rule."""
    return Rule(
        id=row.id,
        name=row.name,
        kind=row.kind,
        scope=row.scope,
        target=row.target,
        priority=row.priority,
        min_cost=_amount(row.min_cost),
        max_cost=_amount(row.max_cost),
        percent=_plain(row.percent),
        amount=_plain(_amount(row.amount)),
        ending=row.ending or Ending.FRIENDLY,
        stock_below=row.stock_below,
        stock_at_least=row.stock_at_least,
        below_cost_allowed=row.below_cost_allowed,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def _amount(money: Money | None) -> Decimal | None:
    return None if money is None else _plain(money.amount)


def _plain(number: Decimal | None) -> Decimal:
    """Without the zeros that a column adds: a rule reads the same wherever it comes from."""
    return Decimal(0) if number is None else Decimal(f"{number.normalize():f}")


def _stored(rule: Rule) -> JsonObject:
    return {
        "id": str(rule.id),
        "name": rule.name,
        "kind": rule.kind.value,
        "scope": rule.scope.value,
        "target": rule.target,
        "priority": rule.priority,
        "min_cost": _text(rule.min_cost),
        "max_cost": _text(rule.max_cost),
        "percent": str(rule.percent),
        "amount": str(rule.amount),
        "ending": rule.ending.value,
        "stock_below": rule.stock_below,
        "stock_at_least": rule.stock_at_least,
        "below_cost_allowed": rule.below_cost_allowed,
        "starts_at": _moment(rule.starts_at),
        "ends_at": _moment(rule.ends_at),
    }


def _restored(stored: JsonObject) -> Rule:
    return Rule(
        id=UUID(str(stored["id"])),
        name=str(stored["name"]),
        kind=RuleKind(str(stored["kind"])),
        scope=Scope(str(stored["scope"])),
        target=_optional(stored["target"]),
        priority=_number(stored["priority"]) or 0,
        min_cost=_decimal(stored["min_cost"]),
        max_cost=_decimal(stored["max_cost"]),
        percent=Decimal(str(stored["percent"])),
        amount=Decimal(str(stored["amount"])),
        ending=Ending(str(stored["ending"])),
        stock_below=_number(stored["stock_below"]),
        stock_at_least=_number(stored["stock_at_least"]),
        below_cost_allowed=stored["below_cost_allowed"] is True,
        starts_at=_time(stored["starts_at"]),
        ends_at=_time(stored["ends_at"]),
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _optional(value: Json) -> str | None:
    return None if value is None else str(value)


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) else None


def _decimal(value: Json) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _time(value: Json) -> datetime | None:
    return None if value is None else datetime.fromisoformat(str(value))
