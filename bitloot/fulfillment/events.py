from dataclasses import dataclass
from uuid import UUID

from bitloot.core.events import Event


@dataclass(frozen=True, slots=True)
class PurchaseCharged(Event):
    """What a purchase at Kinguin has cost may have changed; its row is locked or will be."""

    attempt_id: UUID


@dataclass(frozen=True, slots=True)
class PreorderPlaced(Event):
    """A line is ordered and comes on its release day: the buyer should know."""

    order_id: UUID
    item_id: UUID
