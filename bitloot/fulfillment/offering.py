"""Offers that staff may choose from when a line is held: with price, and how well each has served.

Kinguin tells no rating of its sellers to those who buy over the API. Ours is what we have seen: of
the purchases that an offer of this seller was to fill, how many brought their keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.fulfillment.guard import MOST_AT_ONCE
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.service import stored
from bitloot.fulfillment.states import LIVE, AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.products import Product

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Rating:
    """Purchases that have ended, and those of them that brought their keys."""

    purchases: int = 0
    delivered: int = 0

    @property
    def words(self) -> str:
        """`97 % of 33`, or that we do not know them."""
        if not self.purchases:
            return "new to us"
        return f"{100 * self.delivered // self.purchases} % of {self.purchases}"


@dataclass(frozen=True, slots=True)
class OfferChoice:
    """`margin` is what is left of a piece's price when it is bought here; may be below zero."""

    offer_id: str
    merchant: str
    price: Money
    quantity: int
    margin: Money
    rating: Rating
    enough: bool


def choices(item: OrderItem, product: Product | None) -> list[OfferChoice]:
    """The cheapest first; `product` is what the provider says now, None when it has none left."""
    if product is None:
        return []
    missing = min(MOST_AT_ONCE, item.quantity - stored(item.id))
    offers = sorted(product.offers, key=lambda each: each.price.amount)
    there = [offer for offer in offers if offer.quantity > 0][:_MOST_SHOWN]
    known = ratings({offer.merchant for offer in there})
    return [
        OfferChoice(
            offer_id=offer.id,
            merchant=offer.merchant,
            price=offer.price,
            quantity=offer.quantity,
            margin=item.unit_price - offer.price,
            rating=known.get(offer.merchant, Rating()),
            enough=offer.quantity >= missing,
        )
        for offer in there
    ]


def ratings(merchants: Iterable[str]) -> dict[str, Rating]:
    """By seller, for those we have bought from."""
    query = (
        select(
            FulfillmentAttempt.merchant,
            func.count(),
            func.count().filter(FulfillmentAttempt.status == AttemptStatus.COMPLETED),
        )
        .where(
            FulfillmentAttempt.merchant.in_(list(merchants)),
            FulfillmentAttempt.status.not_in(LIVE),
        )
        .group_by(FulfillmentAttempt.merchant)
    )
    found = db.session.execute(query)
    return {name: Rating(count, delivered) for name, count, delivered in found if name}
