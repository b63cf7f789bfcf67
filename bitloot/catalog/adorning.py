"""What rooms above the catalogue add to its documents: deals, choosers, rows of other products.

They register when the application is made; without them documents say that there is nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from marshmallow import Schema

from bitloot.catalog.models import Product

Document = dict[str, object]
CardExtras = Callable[[Collection[UUID]], Mapping[UUID, Mapping[str, object]]]
"""Product ids → what stands on their cards beside what the catalogue knows."""
PageExtras = Callable[[Product], Mapping[str, object]]
"""The same for the page of one product."""
_cards: list[CardExtras] = []
_pages: list[PageExtras] = []


def adorn_with(cards: CardExtras, pages: PageExtras) -> None:
    """Ask these from now on; a repeat changes nothing."""
    if cards not in _cards:
        _cards.append(cards)
        _pages.append(pages)


def adorn(cards: Iterable[Document], schema: Schema) -> None:
    """Complete dumped cards in place, all in one go; `schema` is that of a card."""
    several = list(cards)
    ids = {UUID(str(card["id"])) for card in several}
    for ask in _cards:
        extras = ask(ids) if ids else {}
        for card in several:
            added = extras.get(UUID(str(card["id"])))
            if added:
                card.update(_dumped(added, schema))


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
