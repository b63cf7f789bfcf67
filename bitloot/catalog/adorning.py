"""What rooms above the catalogue add to its documents: deals, choosers, rows of other products.

They register when the application is made; without them documents say that there is nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from marshmallow import Schema
from sqlalchemy import ColumnElement, false, or_

from bitloot.catalog.models import Product

Document = dict[str, object]
CardExtras = Callable[[Collection[UUID]], Mapping[UUID, Mapping[str, object]]]
"""Product ids → what stands on their cards beside what the catalogue knows."""
PageExtras = Callable[[Product], Mapping[str, object]]
"""The same for the page of one product."""
_cards: list[CardExtras] = []
_pages: list[PageExtras] = []
_whose: list[ColumnElement[bool]] = []


def adorn_with(cards: CardExtras, pages: PageExtras, whose: ColumnElement[bool]) -> None:
    """Ask these from now on, for cards only of products of which `whose` is true.

    A repeat changes nothing.
    """
    if cards not in _cards:
        _cards.append(cards)
        _pages.append(pages)
        _whose.append(whose)


def is_adorned() -> ColumnElement[bool]:
    """Whether a product has anything beside what the catalogue knows: few have."""
    return or_(false(), *_whose)


def adorn(cards: Iterable[Document], schema: Schema) -> None:
    """Complete dumped cards in place, all in one go; `schema` is that of a card."""
    several = list(cards)
    extras = extras_of_cards({UUID(str(card["id"])) for card in several}, schema)
    for card in several:
        card.update(extras.get(UUID(str(card["id"])), {}))


def extras_of_cards(ids: Collection[UUID], schema: Schema) -> dict[UUID, Document]:
    """What is to be added to the cards of these products, as the schema writes it."""
    found: dict[UUID, Document] = {}
    for ask in _cards if ids else ():
        for product_id, added in ask(ids).items():
            found.setdefault(product_id, {}).update(_dumped(added, schema))
    return found


def extras_of(product: Product) -> Document:
    """What the page of a product shows beside the catalogue's own."""
    found: Document = {}
    for ask in _pages:
        found.update(ask(product))
    return found


def _dumped(added: Mapping[str, object], schema: Schema) -> Document:
    return {
        name: schema.fields[name].serialize(name, added)  # as the schema writes it
        for name in added
        if name in schema.fields
    }
