"""What rooms above the catalogue add to its documents: deals, choosers, rows of other products.

They register when the application is made; without them documents say that there is nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from marshmallow import Schema
from sqlalchemy import ColumnElement, false, or_

from bitloot.catalog.models import Product
from bitloot.core.money import Money

Document = dict[str, object]
CardExtras = Callable[[Collection[UUID]], Mapping[UUID, Mapping[str, object]]]
"""Product ids → what stands on their cards beside what the catalogue knows."""
PageExtras = Callable[[Product], Mapping[str, object]]
"""The same for the page of one product."""
LoweredPrices = Callable[[Collection[UUID]], Mapping[UUID, Money]]
"""Product ids → what one costs now, where that is less than usual."""


@dataclass(frozen=True, slots=True)
class Adornment:
    """What one room adds: to cards only where `whose` is true, prices only where `lowered` is."""

    cards: CardExtras
    pages: PageExtras
    prices: LoweredPrices
    whose: ColumnElement[bool]
    lowered: ColumnElement[bool]


_adornments: dict[str, Adornment] = {}


def adorn_with(room: str, adornment: Adornment) -> None:
    """Ask it from now on; a repeat by the same room changes nothing."""
    _adornments.setdefault(room, adornment)


def is_adorned() -> ColumnElement[bool]:
    """Whether a product has anything beside what the catalogue knows: few have."""
    return or_(false(), *(each.whose for each in _adornments.values()))


def may_be_lowered() -> ColumnElement[bool]:
    """Whether a product may cost less than usual now: of few that is true."""
    return or_(false(), *(each.lowered for each in _adornments.values()))


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
