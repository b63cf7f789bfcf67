"""Flash deals: which are on, what they cost, and taking pieces of them without overselling."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update

from bitloot.catalog.adorning import THIS
from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.money import CENT, Money
from bitloot.merchandising.models import DealClaim, FlashDeal
from bitloot.merchandising.windows import Standing, is_on, standing

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownDeal:
    """A deal that a buyer can have now; `price` is of one, `left` pieces remain at it."""

    id: UUID
    product_id: UUID
    price: Money
    percent: int
    ends_at: datetime
    left: int
    stock: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Pieces of a deal for one line of an order."""

    deal_id: UUID
    price: Money
    percent: int


def reduced(price: Money, percent: int) -> Money:
    """So many percent off, in whole cents, never for nothing."""
    less = Money(price.amount * (100 - percent) / Decimal(100)).rounded()
    return less if less.amount >= CENT else Money(CENT)


def price_under(deal: FlashDeal, product: Product) -> Money | None:
    """What one costs by the deal; None where it would be a loss that nobody allowed."""
    price = reduced(product.price, deal.percent)
    loss = product.cost is not None and price < product.cost and not deal.below_cost_allowed
    return None if loss or price >= product.price else price


def on_now(product_ids: Collection[UUID] | None = None) -> list[ShownDeal]:
    """Deals of these products, or of all, that can be had now; those that end first come first."""
    if product_ids is not None and not product_ids:
        return []
    query = (
        select(FlashDeal)
        .join(Product, Product.id == FlashDeal.product_id)
        .where(is_on(FlashDeal.enabled, FlashDeal.starts_at, FlashDeal.ends_at), listed())
        .order_by(FlashDeal.ends_at, FlashDeal.id)
    )
    if product_ids is not None:
        query = query.where(FlashDeal.product_id.in_(product_ids))
    deals = list(db.session.scalars(query))
    claimed = taken_of([deal.id for deal in deals])
    found: list[ShownDeal] = []
    for deal in deals:
        price, left = price_under(deal, deal.product), deal.stock - claimed.get(deal.id, 0)
        if price is not None and left > 0:
            found.append(
                ShownDeal(
                    deal.id, deal.product_id, price, deal.percent, deal.ends_at, left, deal.stock
                )
            )
    return found


def lowered(product_ids: Collection[UUID]) -> dict[UUID, Money]:
    """What one costs by the deal that is on, of those products that have one."""
    return {deal.product_id: deal.price for deal in reversed(on_now(product_ids))}


def may_be_lowered() -> ColumnElement[bool]:
    """Whether a product has a deal that has not ended: few have, so `lowered` is seldom asked."""
    deals = select(FlashDeal.id).where(
        FlashDeal.product_id == THIS, FlashDeal.enabled, FlashDeal.ends_at > func.now()
    )
    return deals.exists()


def products_on_deal() -> list[Product]:
    """What the page of deals shows: in stock first, then by end."""
    ids = [deal.product_id for deal in on_now()][:_MOST_SHOWN]
    rows = {
        each.id: each for each in db.session.scalars(select(Product).where(Product.id.in_(ids)))
    }
    return sorted((rows[each] for each in ids), key=lambda product: not product.in_stock)


def taken_of(deal_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Pieces that order items hold or have bought, by deal; none where nothing is."""
    if not deal_ids:
        return {}
    rows = db.session.execute(
        select(DealClaim.deal_id, func.sum(DealClaim.quantity))
        .where(DealClaim.deal_id.in_(deal_ids), DealClaim.released_at.is_(None))
        .group_by(DealClaim.deal_id)
    )
    return {row[0]: int(row[1]) for row in rows}


def take(wanted: Sequence[tuple[UUID, Product, int]]) -> dict[UUID, Taken]:
    """For `(item id, product, quantity)` take what deals are on; by item id.

    A deal with fewer left than a line wants is not taken for it. The deals are locked, in one
    order, until the transaction ends: whoever comes next counts these pieces.
    """
    lines = {product.id: (item_id, product, quantity) for item_id, product, quantity in wanted}
    deals = db.session.scalars(
        select(FlashDeal)
        .where(
            FlashDeal.product_id.in_(lines),
            is_on(FlashDeal.enabled, FlashDeal.starts_at, FlashDeal.ends_at),
        )
        .order_by(FlashDeal.id)
        .with_for_update(of=FlashDeal)
        .execution_options(populate_existing=True)
    ).all()
    claimed = taken_of([deal.id for deal in deals])
    found: dict[UUID, Taken] = {}
    for deal in deals:
        item_id, product, quantity = lines[deal.product_id]
        price = price_under(deal, product)
        if price is None or item_id in found or claimed.get(deal.id, 0) + quantity > deal.stock:
            continue
        db.session.add(DealClaim(item_id=item_id, deal_id=deal.id, quantity=quantity))
        found[item_id] = Taken(deal.id, price, deal.percent)
    db.session.flush()
    return found


def release(item_ids: Collection[UUID]) -> None:
    """Give back what these order items have of deals; a repeat changes nothing."""
    db.session.execute(
        update(DealClaim)
        .where(DealClaim.item_id.in_(item_ids), DealClaim.released_at.is_(None))
        .values(released_at=utcnow())
        .execution_options(synchronize_session=False)
    )


def reclaim(item_ids: Collection[UUID]) -> None:
    """An order that was given up is paid after all: its price stands, so its pieces count again."""
    db.session.execute(
        update(DealClaim)
        .where(DealClaim.item_id.in_(item_ids), DealClaim.released_at.is_not(None))
        .values(released_at=None)
        .execution_options(synchronize_session=False)
    )


def standing_of(deal: FlashDeal, taken: int) -> Standing:
    """For staff."""
    stands = standing(enabled=deal.enabled, starts_at=deal.starts_at, ends_at=deal.ends_at)
    return Standing.SOLD_OUT if stands is Standing.RUNNING and taken >= deal.stock else stands
