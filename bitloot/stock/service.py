"""Holding and taking own stock. Nothing oversells: rows are locked, never counted and hoped for."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import undefer

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.stock.counting import Counts, available, counts, recount, recount_all, sellable, unheld
from bitloot.stock.entering import ImportResult, add
from bitloot.stock.events import StockSold
from bitloot.stock.models import StockItem, StockState
from bitloot.stock.sealing import open_item

__all__ = [
    "Counts",
    "ImportResult",
    "add",
    "available",
    "counts",
    "extend",
    "hold",
    "open_item",
    "recount",
    "recount_all",
    "release",
    "sold",
    "take",
]


def hold(item_id: UUID, product_id: UUID, quantity: int, until: datetime) -> None:
    """Reserve `quantity` for an order item until then, all or nothing; a repeat holds the same.

    Raises ConflictError when there is not enough. Items that expire first go first.
    """
    mine = _lock(product_id, StockItem.held_for == item_id, quantity)
    free = _lock(product_id, unheld(), quantity - len(mine), but=mine)
    chosen = mine + free
    if len(chosen) < quantity:
        raise ConflictError("There are not enough of this product left.", code="out-of-stock")
    db.session.execute(
        update(StockItem)
        .where(StockItem.id.in_(chosen))
        .values(held_for=item_id, held_until=until)
        .execution_options(synchronize_session=False)
    )
    recount(product_id)


def extend(item_ids: Collection[UUID], until: datetime) -> None:
    """Hold longer, as when a payment has been seen; never shortens a hold."""
    db.session.execute(
        update(StockItem)
        .where(
            StockItem.held_for.in_(item_ids),
            StockItem.held_until < until,
            StockItem.state == StockState.AVAILABLE,
        )
        .values(held_until=until)
        .execution_options(synchronize_session=False)
    )


def release(item_ids: Collection[UUID]) -> None:
    """Give back what these order items hold; what is sold stays sold."""
    freed = db.session.scalars(
        update(StockItem)
        .where(StockItem.held_for.in_(item_ids), StockItem.state == StockState.AVAILABLE)
        .values(held_for=None, held_until=None)
        .returning(StockItem.product_id)
        .execution_options(synchronize_session=False)
    ).all()
    for product_id in sorted(set(freed)):
        recount(product_id)


def take(item_id: UUID, product_id: UUID, quantity: int) -> list[StockItem]:
    """Sell to an order item: its own hold first, then what is free.

    A repeat returns the same items; fewer than `quantity` come when stock is gone. The caller
    holds the lock of the order item, so that two runs of one job cannot both take.
    """
    sold = list(db.session.scalars(select(StockItem.id).where(StockItem.sold_to == item_id)))
    missing = max(0, quantity - len(sold))
    mine = _lock(product_id, StockItem.held_for == item_id, missing)
    free = _lock(product_id, unheld(), missing - len(mine), but=mine)
    if mine or free:
        db.session.execute(
            update(StockItem)
            .where(StockItem.id.in_(mine + free))
            .values(
                state=StockState.SOLD,
                sold_to=item_id,
                sold_at=utcnow(),
                held_for=None,
                held_until=None,
            )
            .execution_options(synchronize_session=False)
        )
        recount(product_id)
        emit(StockSold(item_id))
    query = select(StockItem).where(StockItem.sold_to == item_id).order_by(StockItem.id)
    query = query.options(undefer("*"))  # they are opened next: not column by column
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def sold(item_id: UUID) -> int:
    """How many were sold to an order item."""
    query = select(func.count()).where(StockItem.sold_to == item_id)
    return db.session.scalar(query) or 0


def _lock(
    product_id: UUID, whose: ColumnElement[bool], most: int, *, but: Collection[UUID] = ()
) -> list[UUID]:
    """Lock up to `most` sellable items, first to expire first, passing over locked ones."""
    if most <= 0:
        return []
    query = (
        select(StockItem.id)
        .where(StockItem.product_id == product_id, sellable(), whose)
        .order_by(StockItem.expires_at.asc().nulls_last(), StockItem.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    if but:
        query = query.where(StockItem.id.not_in(but))
    return list(db.session.scalars(query))
