from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bitloot.core.events import Event


@dataclass(frozen=True, slots=True)
class StockImported(Event):
    """Keys of our own came in."""

    batch_id: UUID


@dataclass(frozen=True, slots=True)
class StockSold(Event):
    """Keys of our own went to a line of an order, which is locked."""

    item_id: UUID


@dataclass(frozen=True, slots=True)
class StockLow(Event):
    """No more than the threshold of a product are left; said once until there are more again."""

    product_id: UUID
    left: int
    since: datetime
