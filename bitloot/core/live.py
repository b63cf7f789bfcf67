"""Says "order X changed" to whoever watches, after the commit, through Redis pub/sub."""

import json
from uuid import UUID

from bitloot.core.cache import get_redis
from bitloot.core.db import after_commit

CHANNEL = "live:order:"


def publish_order(order_id: UUID, status: str) -> None:
    """Nudge the watchers of an order; carries its status and nothing private."""
    message = json.dumps({"type": "order", "order_id": str(order_id), "status": status})

    def send() -> None:
        get_redis().publish(f"{CHANNEL}{order_id}", message)

    after_commit(send)
