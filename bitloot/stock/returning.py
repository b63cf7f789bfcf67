"""Keys of our own that were sold and are not the buyer's any more. Services: flush only."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import update

from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.stock.counting import recount
from bitloot.stock.events import StockImported, StockSold
from bitloot.stock.models import StockItem, StockState


def take_back(item_id: UUID, stock_ids: Collection[UUID]) -> int:
    """Nobody has seen them: they are for sale again, at their old cost. How many there were."""
    return len(_move(item_id, stock_ids, StockState.AVAILABLE))


def spoil(item_id: UUID, stock_ids: Collection[UUID]) -> int:
    """They are bad: never for sale again, their cost is lost. How many there were."""
    batches = _move(item_id, stock_ids, StockState.INVALID)
    for batch_id in sorted(set(batches)):
        emit(StockImported(batch_id))
    return len(batches)


def set_aside(item_id: UUID, stock_ids: Collection[UUID]) -> None:
    """They do not open: not for sale until somebody has looked (quarantine)."""
    _move(item_id, stock_ids, StockState.QUARANTINED)


def _move(item_id: UUID, stock_ids: Collection[UUID], state: StockState) -> list[UUID]:
    rows = db.session.execute(
        update(StockItem)
        .where(StockItem.id.in_(stock_ids), StockItem.sold_to == item_id)
        .values(state=state, sold_to=None, sold_at=None)
        .returning(StockItem.product_id, StockItem.batch_id)
        .execution_options(synchronize_session=False)
    ).all()
    for product_id in sorted({row.product_id for row in rows}):
        recount(product_id)
    if rows:
        emit(StockSold(item_id))
    return [row.batch_id for row in rows]
