"""What staff see of a product's stock."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.pagination import Page, newest_first
from bitloot.stock.counting import Counts, counts
from bitloot.stock.models import StockBatch, StockItem

_BATCHES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class StockPage:
    """A page of items, and what there is in all."""

    product_id: UUID
    counts: Counts
    batches: list[StockBatch]
    items: list[StockItem]
    page: Page[StockItem]


def look(product_id: UUID, *, limit: int, cursor: str | None) -> StockPage:
    """Raises NotFoundError."""
    if db.session.get(Product, product_id) is None:
        raise NotFoundError("There is no such product.")
    query = select(StockItem).where(StockItem.product_id == product_id)
    page = newest_first(query, StockItem.created_at, StockItem.id, limit=limit, cursor=cursor)
    batches = db.session.scalars(
        select(StockBatch)
        .where(StockBatch.product_id == product_id)
        .order_by(StockBatch.created_at.desc())
        .limit(_BATCHES_SHOWN)
    )
    return StockPage(product_id, counts(product_id), list(batches), page.items, page)
