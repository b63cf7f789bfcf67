"""What rooms above the catalogue add to its documents: deals, choosers, rows of other products.

They register when the application is made; without them documents say that there is nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from marshmallow import Schema
from sqlalchemy import ColumnElement, false, literal_column, or_

from bitloot.catalog.models import Product
from bitloot.core.db import db
from bitloot.core.money import Money

Document = dict[str, object]
CardExtras = Callable[[Collection[UUID]], Mapping[UUID, Mapping[str, object]]]
"""Product ids → what stands on their cards beside what the catalogue knows."""
PageExtras = Callable[[Product], Mapping[str, object]]
"""The same for the page of one product."""
THIS: ColumnElement[UUID] = literal_column("products.id")
"""The product that a condition is about. As a column, `exists` would read its table anew."""
LoweredPrices = Callable[[Collection[UUID]], Mapping[UUID, Money]]
"""Product ids → what one costs now, where that is less than usual."""


@dataclass(frozen=True, slots=True)
class Adornment:
    """What one room adds: to cards only where `whose` is true, prices only where `lowered` is.

    Both stand in statements that have `THIS`, and are true of few products.
    """

    cards: CardExtras
    pages: PageExtras
    prices: LoweredPrices
    whose: ColumnElement[bool]
    lowered: ColumnElement[bool]


_adornments: dict[str, Adornment] = {}


def adorn_with(room: str, adornment: Adornment) -> None:
    """Ask it from now on; a repeat by the same room changes nothing."""
    _adornments.setdefault(room, adornment)


@cache
def is_adorned() -> str:
    """SQL: whether the row of `products` has anything beside what the catalogue knows.

    Known once the application is made: rooms have said by then what they add.
    """
    return _sql(each.whose for each in _adornments.values())


@cache
def may_be_lowered() -> str:
    """SQL: whether the row of `products` may cost less than usual now."""
    return _sql(each.lowered for each in _adornments.values())


def lowered_prices(ids: Collection[UUID]) -> dict[UUID, Money]:
    """What one costs now, of those products that cost less than usual."""
    found: dict[UUID, Money] = {}
    for each in _adornments.values() if ids else ():
        found.update(each.prices(ids))
    return found


def adorn(cards: Iterable[Document], schema: Schema) -> None:
    """Complete dumped cards in place, all in one go; `schema` is that of a card."""
    several = list(cards)
    extras = extras_of_cards({UUID(str(card["id"])) for card in several}, schema)
    for card in several:
        card.update(extras.get(UUID(str(card["id"])), {}))


def extras_of_cards(ids: Collection[UUID], schema: Schema) -> dict[UUID, Document]:
    """What is to be added to the cards of these products, as the schema writes it."""
    found: dict[UUID, Document] = {}
    for each in _adornments.values() if ids else ():
        for product_id, added in each.cards(ids).items():
            found.setdefault(product_id, {}).update(_dumped(added, schema))
    return found


def extras_of(product: Product) -> Document:
    """What the page of a product shows beside the catalogue's own."""
    found: Document = {}
    for each in _adornments.values():
        found.update(each.pages(product))
    return found


def _dumped(added: Mapping[str, object], schema: Schema) -> Document:
    return {
        name: schema.fields[name].serialize(name, added)  # as the schema writes it
        for name in added
        if name in schema.fields
    }


def _sql(conditions: Iterable[ColumnElement[bool]]) -> str:
    return str(or_(false(), *conditions).compile(db.engine))
