"""The decision itself: what stands between a product and its buyer. Checkout asks this, too."""

from dataclasses import dataclass
from enum import StrEnum

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.repricing.explaining import sells_below_cost
from bitloot.stock.counting import available


class Code(StrEnum):
    """Each thing that can stand in the way."""

    RETIRED = "retired"
    HIDDEN = "hidden"
    COST_HELD = "cost_held"
    BELOW_COST = "below_cost"
    SOLD_OUT = "sold_out"
    TOO_FEW = "too_few"


NOT_ON_SALE = frozenset({Code.RETIRED, Code.HIDDEN})
"""To a customer such a product does not exist."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`told` is for the customer, `text` for staff; both are sentences."""

    code: Code
    told: str
    text: str


def free(product: Product) -> int:
    """How many can be bought at this moment: our own are counted, a provider's as it said last."""
    if product.source_type is SourceType.CUSTOM:
        return available(product.id)
    return product.stock


def obstacles(product: Product, quantity: int, left: int) -> list[Obstacle]:
    """All that forbids selling so many now, the weightiest first; none when it may be sold.

    `left` is what `free` says. Nothing is locked: own stock is held when the order is placed.
    """
    title = product.title
    found: list[Obstacle] = []

    def add(code: Code, told: str, text: str) -> None:
        found.append(Obstacle(code, told, text))

    if product.retired_at is not None:
        since = f"{product.retired_at:%Y-%m-%d}"
        add(Code.RETIRED, "Not on sale.", f"It is retired since {since}.")
    elif not product.published:
        add(Code.HIDDEN, "Not on sale.", "It is not published.")
    if product.cost_held_from is not None:
        text = (
            f"The cost jumped from {product.cost_held_from} to {product.cost}: nothing is sold "
            "until staff accept it."
        )
        add(Code.COST_HELD, f"{title} is sold out.", text)
    if sells_below_cost(product, product.price):
        text = f"The price of {product.price} is below the cost of {product.cost}."
        add(Code.BELOW_COST, f"The price of {title} is being looked at.", text)
    if left <= 0:
        add(Code.SOLD_OUT, f"{title} is sold out.", "None are left.")
    elif left < quantity:
        told = f"Only {left} of {title} are left."
        add(Code.TOO_FEW, told, f"Only {left} are left, {quantity} are wanted.")
    return found


def obstacle(product: Product, quantity: int) -> Obstacle | None:
    """What a buyer of so many meets first; None when they can be bought now."""
    found = obstacles(product, quantity, free(product))
    return found[0] if found else None
