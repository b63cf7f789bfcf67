from dataclasses import dataclass
from uuid import UUID

from bitloot.core.events import Event


@dataclass(frozen=True, slots=True)
class PurchaseCharged(Event):
    """What a purchase at Kinguin has cost may have changed; its row is locked or will be."""

    attempt_id: UUID
