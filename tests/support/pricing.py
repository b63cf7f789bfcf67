"""Rules and facts for tests of prices."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypedDict, Unpack
from uuid import UUID, uuid4

from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import Facts, Rule, RuleBook, RuleKind, Scope
from bitloot.catalog.pricing import Explained, price
from bitloot.core.money import Money

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FACTS = Facts(UUID(int=7), "games", "Steam", 10, frozenset({"heroes"}))


class More(TypedDict, total=False):
    """What else a rule may say."""

    id: UUID
    name: str
    scope: Scope
    target: str | None
    priority: int
    min_cost: Decimal | None
    max_cost: Decimal | None
    stock_below: int | None
    stock_at_least: int | None
    below_cost_allowed: bool
    starts_at: datetime | None
    ends_at: datetime | None


def rule(kind: RuleKind, value: str = "0", **more: Unpack[More]) -> Rule:
    """A rule of that kind; `value` is its percent, amount or ending."""
    plainly = Rule(uuid4(), kind.value, kind)
    if kind in {RuleKind.MARGIN, RuleKind.DYNAMIC}:
        valued = replace(plainly, percent=Decimal(value))
    elif kind is RuleKind.ENDING:
        valued = replace(plainly, ending=Ending(value))
    else:
        valued = replace(plainly, amount=Decimal(value))
    return replace(valued, **more)


def book(*rules: Rule, margin: str = "12", now: datetime = NOW) -> RuleBook:
    return RuleBook.of(rules, Decimal(margin), now)


def priced(cost: str, *rules: Rule, facts: Facts = FACTS, margin: str = "12") -> Explained:
    return price(Money.eur(cost), facts, book(*rules, margin=margin))


def plain(explained: Explained) -> str:
    return explained.price.plain()


__all__ = ["FACTS", "NOW", "RuleKind", "Scope", "book", "plain", "priced", "rule"]
