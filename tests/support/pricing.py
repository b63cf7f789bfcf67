"""Rules and facts for tests of prices."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import Facts, Rule, RuleBook, RuleKind, Scope
from bitloot.catalog.pricing import Explained, price
from bitloot.core.money import Money

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FACTS = Facts(UUID(int=7), "games", "Steam", 10, frozenset({"heroes"}))


def rule(kind: RuleKind, value: str = "0", **more: object) -> Rule:
    """A rule of that kind; `value` is its percent, amount or ending."""
    given: dict[str, object] = {"id": uuid4(), "name": kind.value, "kind": kind}
    if kind in {RuleKind.MARGIN, RuleKind.DYNAMIC}:
        given["percent"] = Decimal(value)
    elif kind is RuleKind.ENDING:
        given["ending"] = Ending(value)
    else:
        given["amount"] = Decimal(value)
    return Rule(**{**given, **more})  # type: ignore[arg-type]


def book(*rules: Rule, margin: str = "12", now: datetime = NOW) -> RuleBook:
    return RuleBook.of(rules, Decimal(margin), now)


def priced(cost: str, *rules: Rule, facts: Facts = FACTS, margin: str = "12") -> Explained:
    return price(Money.eur(cost), facts, book(*rules, margin=margin))


def plain(explained: Explained) -> str:
    return explained.price.plain()


__all__ = ["FACTS", "NOW", "RuleKind", "Scope", "book", "plain", "priced", "rule"]
