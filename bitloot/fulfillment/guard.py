"""What a purchase would cost now, and whether that may be paid without asking. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from bitloot.core.money import Money
from bitloot.providers.kinguin.products import Product

MOST_AT_ONCE = 9
"""Pieces that one retail order may hold."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`price` a piece is that of the dearest offer needed to fill the quantity.

    `merchant` is whose that offer is, None where several are needed or the account is shown none.
    """

    price: Money
    quantity: int
    merchant: str | None = None
    offer_id: str | None = None
    is_preorder: bool = False


def quote(product: Product | None, missing: int) -> Quote | None:
    """What buying (up to nine of) `missing` pieces costs; None when there are not enough."""
    quantity = min(missing, MOST_AT_ONCE)
    if product is None or product.total_quantity < quantity:
        return None
    left = quantity
    for offer in sorted(product.offers, key=lambda each: each.price.amount):
        alone = offer.quantity >= quantity == left
        left -= offer.quantity
        if left <= 0:
            merchant = offer.merchant or None if alone else None
            return Quote(offer.price, quantity, merchant, is_preorder=product.is_preorder)
    if product.offers:
        return None
    # Not every account is shown the offers: then the cheapest price is all there is to go by.
    return Quote(product.price, quantity, is_preorder=product.is_preorder)


def acceptable(
    price: Money, *, unit_cost: Money | None, unit_price: Money, guard_percent: Decimal
) -> bool:
    """Whether it may be bought: close to the cost at checkout, or not above the price paid."""
    if price <= unit_price:
        return True
    return unit_cost is not None and price <= unit_cost * (1 + guard_percent / 100)
