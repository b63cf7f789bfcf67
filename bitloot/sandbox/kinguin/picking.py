"""Chooses offers for a wish: the cheapest first, never dearer than asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bitloot.sandbox.kinguin.errors import RefusalError, violation
from bitloot.sandbox.kinguin.offer import Offer, euros
from bitloot.sandbox.kinguin.stock import Listing
from bitloot.sandbox.kinguin.wishes import Wish


@dataclass(frozen=True, slots=True)
class Pick:
    """Pieces taken from one offer at one price; `text` of them are text serials."""

    offer: Offer
    qty: int
    price_cents: int
    text: int


def pick(wish: Wish, shown: Listing, key_type: str, status: int) -> list[Pick]:
    """Offers that fill a wish, or ProductUnavailable with the given HTTP status."""
    if wish.wholesale:
        return [_wholesale(wish, shown, key_type, status)]
    left = wish.qty
    picks: list[Pick] = []
    for offer in _candidates(wish, shown):
        stock = offer.text_qty if wish.text_only else offer.qty
        taken = min(left, stock)
        if taken:
            picks.append(
                Pick(offer, taken, offer.price_cents, _texts(wish, offer, taken, key_type))
            )
            left -= taken
    if left:
        raise unavailable(wish, status)
    return picks


def unavailable(wish: Wish, status: int) -> RefusalError:
    """The refusal when no offer matches: price moved, or sold out."""
    return RefusalError(
        "ProductUnavailable",
        status,
        f'Requested quantity "{wish.qty}" for product with id "{wish.product}" and price '
        f'"{euros(wish.price_cents)}" is not available',
    )


def _candidates(wish: Wish, shown: Listing) -> Iterator[Offer]:
    for offer in sorted(shown.offers, key=lambda offer: offer.price_cents):
        wanted = wish.offer_id in {None, offer.offer_id}
        if wanted and offer.price_cents <= wish.price_cents:
            yield offer


def _wholesale(wish: Wish, shown: Listing, key_type: str, status: int) -> Pick:
    for offer in shown.offers:
        if offer.offer_id != wish.offer_id:
            continue
        price = offer.tier_cents(wish.qty)
        if price is None:
            raise violation("products", "Wholesale is not enabled for this offer.", wish.qty)
        stock = offer.text_qty if wish.text_only else offer.qty
        if wish.price_cents >= price and stock >= wish.qty:
            return Pick(offer, wish.qty, price, _texts(wish, offer, wish.qty, key_type))
    raise unavailable(wish, status)


def _texts(wish: Wish, offer: Offer, taken: int, key_type: str) -> int:
    """How many of the pieces are text serials; a mixed offer deals half and half."""
    if wish.text_only or key_type == "text":
        return taken
    if key_type == "image":
        return 0
    if offer.text_qty == offer.qty:
        return taken
    return min(offer.text_qty, taken // 2)


def taken(offers: tuple[Offer, ...], picks: tuple[Pick, ...]) -> tuple[Offer, ...]:
    """The offers after the picks left the shelf."""
    chosen = {pick.offer.offer_id: pick for pick in picks}
    return tuple(
        _reduced(offer, chosen[offer.offer_id]) if offer.offer_id in chosen else offer
        for offer in offers
    )


def _reduced(offer: Offer, chosen: Pick) -> Offer:
    qty = offer.qty - chosen.qty
    available = max(0, offer.available - chosen.qty)
    text_qty = max(0, min(qty, offer.text_qty - chosen.text))
    return replace(
        offer, qty=qty, available=available, text_qty=text_qty,
        available_text=min(available, text_qty),
    )  # fmt: skip
