"""Why a product is or is not available, from every side, as sentences for staff."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from bitloot.catalog.models import Offer, Product, SourceType
from bitloot.catalog.regions import limits_of
from bitloot.catalog.repricing.explaining import explain as explain_price
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.providers.kinguin import get_kinguin
from bitloot.stock.availability.deciding import Obstacle, free, obstacles
from bitloot.stock.counting import Counts, counts


@dataclass(frozen=True, slots=True)
class Offered:
    """What Kinguin's merchants have, as of the last sync: keys, and how many of them as text."""

    offers: int
    quantity: int
    text_quantity: int


@dataclass(frozen=True, slots=True)
class Availability:
    """The answer: can it be bought, how many at once, and each reason in a sentence.

    `obstacles` are what forbids it, `facts` everything that was looked at.
    """

    product: Product
    available: bool
    left: int
    most: int
    obstacles: list[Obstacle]
    facts: list[str]
    stock: Counts | None
    offered: Offered | None
    breaker_open: bool


def explain(product_id: UUID, quantity: int = 1) -> Availability:
    """By the very decision that checkout takes. Raises NotFoundError."""
    priced = explain_price(product_id)
    product = priced.product
    own = product.source_type is SourceType.CUSTOM
    left = free(product)
    found = obstacles(product, quantity, left)
    stock = counts(product_id) if own else None
    offered = None if own else _offered(product_id)
    breaker_open = not own and get_kinguin().breaker.state().open_seconds > 0
    facts = [_on_sale(product)]
    facts += [_own(stock)] if stock is not None else []
    facts += _theirs(product, offered, breaker_open=breaker_open) if offered is not None else []
    facts += [priced.standing, _guard(), _kept_by_staff(product), _region(product)]
    return Availability(
        product=product,
        available=not found,
        left=left,
        most=0 if found else min(left, get_settings().max_quantity),
        obstacles=found,
        facts=[fact for fact in facts if fact],
        stock=stock,
        offered=offered,
        breaker_open=breaker_open,
    )


def _offered(product_id: UUID) -> Offered:
    query = select(
        func.count(),
        func.coalesce(func.sum(Offer.quantity), 0),
        func.coalesce(func.sum(Offer.text_quantity), 0),
    ).where(Offer.product_id == product_id)
    return Offered(*db.session.execute(query).one())


def _on_sale(product: Product) -> str:
    if product.retired_at is not None:
        return "It is off sale: retired, because its source no longer has it or staff removed it."
    if not product.published:
        return "It is off sale: nobody has published it."
    return f"It is on sale{', and featured' if product.featured else ''}."


def _own(stock: Counts) -> str:
    return (
        f"Our own stock has {stock.available} free, {stock.reserved} held for orders, "
        f"{stock.sold} sold, {stock.expired} expired, {stock.invalid} invalid."
    )


def _theirs(product: Product, offered: Offered, *, breaker_open: bool) -> list[str]:
    facts = [f"Kinguin shows no offers; the shop counts {product.stock}."]
    if offered.offers:
        offers = "one offer" if offered.offers == 1 else f"{offered.offers} offers"
        facts[0] = (
            f"Kinguin has {offered.quantity} in {offers}, {offered.text_quantity} of them as "
            f"text; the shop counts {product.stock}."
        )
    if product.provider_updated_at is not None:
        facts.append(
            f"Kinguin last changed it on {product.provider_updated_at:%Y-%m-%d %H:%M} UTC."
        )
    if product.is_preorder:
        facts.append("It is a pre-order: keys come when it is released.")
    facts.append(
        "Kinguin does not answer at the moment: orders are taken, and filled once it does."
        if breaker_open
        else "Kinguin answers."
    )
    return facts


def _guard() -> str:
    percent = get_settings().cost_guard_percent
    return f"A key is bought up to {percent} % above the cost at checkout, or up to the price."


def _kept_by_staff(product: Product) -> str:
    if not product.overrides:
        return ""
    return f"Set by staff, and left alone by syncs: {', '.join(product.overrides)}."


def _region(product: Product) -> str:
    return limits_of(product).notice or "It has no region limits."
