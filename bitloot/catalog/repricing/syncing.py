"""Prices of products that a sync brings in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bitloot.catalog.normalizing import Row
from bitloot.catalog.price_rules import Facts, RuleBook
from bitloot.catalog.pricing import price
from bitloot.catalog.repricing.grouping import Groups
from bitloot.catalog.repricing.holding import held_from
from bitloot.catalog.terms import Terms
from bitloot.core.money import Money

PRICE = "price"
DECIDED = (PRICE, "cost_held_from", "stock")
"""Columns that say what terms decided (`priced`)."""
_NO_GROUPS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Before:
    """What the shop knows of a product that the provider lists again."""

    id: UUID
    category: str
    platform: str | None
    stock: int
    cost: Money | None
    price: Money
    overrides: Sequence[str]
    held_from: Money | None


def is_price_right(before: Before, book: RuleBook, groups: Groups) -> bool:
    """Whether the rules would leave the price of a product that has not changed as it is."""
    if before.cost is None or PRICE in before.overrides:
        return True
    facts = Facts(
        before.id,
        before.category,
        before.platform,
        before.stock,
        groups.get(before.id, _NO_GROUPS),
    )
    explained = price(before.cost, facts, book)
    return explained.price == before.price or (
        explained.refusal is not None and before.price >= before.cost
    )


def priced(row: Row, before: Before | None, terms: Terms, groups: Groups) -> Row:
    """What the terms decide of a row: its price, the cost it is held from, its stock.

    A product whose cost has jumped is sold out until staff look at it.
    Staff's own category and platform count where they have overridden the provider's.
    """
    cost = row["cost"]
    if not isinstance(cost, Money):
        raise TypeError("a provider's product has a cost")
    known = None if before is None else before.held_from or before.cost
    held = held_from(known, cost, terms.cost_jump_percent)
    stock = _count(row["stock"]) if held is None else 0
    facts = Facts(
        None if before is None else before.id,
        str(_kept("category", row, before)),
        _text(_kept("platform", row, before)),
        stock,
        _NO_GROUPS if before is None else groups.get(before.id, _NO_GROUPS),
    )
    return {
        PRICE: price(cost, facts, terms.book).price,
        "cost_held_from": held,
        "stock": stock,
    }


def _kept(name: str, row: Row, before: Before | None) -> object:
    if before is not None and name in before.overrides:
        return before.category if name == "category" else before.platform
    return row[name]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
