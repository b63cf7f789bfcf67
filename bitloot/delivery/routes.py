"""The buyer opens what was delivered."""

from uuid import UUID

from flask import request
from flask_smorest import Blueprint

from bitloot.core.edge import NO_STORE, guarded
from bitloot.core.ratelimit import limit
from bitloot.delivery.schemas import RevealSchema
from bitloot.delivery.service import Opening, Reader, reveal
from bitloot.orders.access import authorize
from bitloot.orders.credentials import SESSION_HEADER, bearer, order_token

blp = Blueprint(
    "delivery", __name__, url_prefix="/api/v1/orders", description="Opening what was bought."
)

_PER_ORDER, _PER_ADDRESS, _WINDOW = 30, 600, 60
_USER_AGENT_LENGTH = 300


@blp.post("/<uuid:order_id>/items/<uuid:item_id>/reveal")
@blp.doc(operationId="revealItem", parameters=[SESSION_HEADER])
@blp.response(200, RevealSchema, headers={"Cache-Control": {"schema": {"type": "string"}}})
def reveal_item(
    order_id: UUID, item_id: UUID
) -> tuple[dict[str, list[Opening]], int, dict[str, str]]:
    """Short-lived URLs of the sealed keys, and what opens them in the browser. Audited."""
    address = request.remote_addr or "unknown"
    limit("reveal-address", address, allowed=_PER_ADDRESS, seconds=_WINDOW)
    access = authorize(order_id, order_token=order_token(), bearer=bearer())
    limit("reveal-order", str(order_id), allowed=_PER_ORDER, seconds=_WINDOW)
    agent = request.headers.get("User-Agent", "")[:_USER_AGENT_LENGTH] or None
    reader = Reader(access.actor, request.remote_addr, agent)
    openings = guarded(lambda: reveal(order_id, item_id, reader))
    return {"deliveries": openings}, 200, NO_STORE
