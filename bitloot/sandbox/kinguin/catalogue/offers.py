"""Invents the offers of a product: sellers, prices, stock."""

from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from bitloot.sandbox.kinguin.catalogue.item import SEED, Item
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.catalogue.reference import MERCHANTS, REGION_FREE
from bitloot.sandbox.kinguin.dice import dice, hex_id
from bitloot.sandbox.kinguin.offer import Offer

_TIER_SHARES = (0.97, 0.95, 0.92, 0.88)


def full_name(item: Item) -> str:
    """The product's name; stock made on demand is sold as an Altergift."""
    return item.name.replace("CD Key", "Altergift") if "on_demand" in oddities(item) else item.name


def release_date(item: Item) -> str:
    """`YYYY-MM-DD`; a pre-order is always some months away, on the first of a month."""
    rng = dice(SEED, "release", item.title)
    if "preorder" not in oddities(item):
        return date(rng.randint(2016, 2025), rng.randint(1, 12), rng.randint(1, 28)).isoformat()
    today = date.today()  # noqa: DTZ011 (a calendar date, no moment)
    months = today.year * 12 + today.month - 1 + rng.randint(2, 9)
    return date(months // 12, months % 12 + 1, 1).isoformat()


def _quantity(item: Item, rng: Random) -> int:
    flags = oddities(item)
    if "out_of_stock" in flags:
        return 0
    if "low_stock" in flags:
        return rng.randint(1, 4)
    popular = item.region_id == REGION_FREE and not item.edition
    if popular or item.kind in {"prepaid", "subscription"}:
        return rng.randint(260, 2400)
    return rng.randint(12, 420)


def _dealt(price: int, rng: Random, step: int) -> int:
    """A price as sellers make them: no round figures, dearer offers further back."""
    return max(19, round(price * (1 + 0.035 * step + rng.uniform(-0.06, 0.02)))) + rng.randint(0, 6)


def _stocked(offer: Offer, qty: int, flags: frozenset[str]) -> Offer:
    text_qty = qty
    available = qty
    if flags & {"image_only", "on_demand"}:
        text_qty = 0
    if "mixed_keys" in flags:
        text_qty = qty // 2
    if flags & {"on_demand", "preorder"}:
        available = 0
    return replace(
        offer,
        qty=qty,
        available=available,
        text_qty=text_qty,
        available_text=min(available, text_qty),
    )


@cache
def invented_offers(item: Item) -> tuple[Offer, ...]:
    """The offers a product starts with, cheapest first."""
    rng = dice(SEED, "offers", item.kinguin_id)
    flags = oddities(item)
    count = max(rng.choice((1, 1, 2, 3, 3, 4, 6)), 2 if "price_tie" in flags else 1)
    base = _dealt(item.base_cents, rng, 0)
    offers: list[Offer] = []
    for number, merchant in enumerate(rng.sample(MERCHANTS, count)):
        tied = number == 0 or (number == 1 and "price_tie" in flags)
        blank = Offer(
            offer_id=hex_id(SEED, "offer", item.kinguin_id, number),
            name=full_name(item),
            price_cents=base if tied else max(base + 1, _dealt(item.base_cents, rng, number + 1)),
            qty=0, available=0, text_qty=0, available_text=0,
            merchant=merchant,
            preorder="preorder" in flags,
            release_date=release_date(item),
            tiers=tuple(round(base * share) for share in _TIER_SHARES)
            if number == 0 and "wholesale" in flags else (),
        )  # fmt: skip
        offers.append(_stocked(blank, _quantity(item, rng), flags))
    return tuple(offers)
