"""Asking for a line to be worked on."""

from uuid import UUID

from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import INTERACTIVE

FULFILL = "fulfillment.fulfill"
POLL_ORDER = "fulfillment.poll_order"


def request(item_id: UUID, order_id: UUID) -> bool:
    """Have the line worked on as soon as can be; False when it is, at this very moment."""
    key = str(item_id)
    return wake(FULFILL, key) or enqueue(
        FULFILL, {"item_id": key}, key=key, priority=INTERACTIVE, trail_id=order_id
    )
