"""The buyer opens what was delivered."""

from uuid import UUID

from flask import request
from flask_smorest import Blueprint

from bitloot.core.ratelimit import limit
from bitloot.delivery.schemas import RevealSchema
from bitloot.delivery.service import Opening, Reader, reveal
from bitloot.orders.access import authorize

blp = Blueprint(
    "delivery", __name__, url_prefix="/api/v1/orders", description="Opening what was bought."
)

_PER_ORDER, _PER_ADDRESS, _WINDOW = 30, 600, 60
_USER_AGENT_LENGTH = 300
_SESSION_HEADER = {
    "in": "header",
    "name": "X-Order-Session",
    "required": False,
    "schema": {"type": "string"},
    "description": "The order's own token; or an Authorization header of its owner.",
}


@blp.post("/<uuid:order_id>/items/<uuid:item_id>/reveal")
@blp.doc(operationId="revealItem", parameters=[_SESSION_HEADER])
@blp.response(200, RevealSchema, headers={"Cache-Control": {"schema": {"type": "string"}}})
def reveal_item(
    order_id: UUID, item_id: UUID
) -> tuple[dict[str, list[Opening]], int, dict[str, str]]:
    """Short-lived URLs of the sealed keys, and what opens them in the browser. Audited."""
    address = request.remote_addr or "unknown"
    limit("reveal-address", address, allowed=_PER_ADDRESS, seconds=_WINDOW)
    access = authorize(
        order_id, order_token=request.headers.get("X-Order-Session"), bearer=_bearer()
    )
    limit("reveal-order", str(order_id), allowed=_PER_ORDER, seconds=_WINDOW)
    agent = request.headers.get("User-Agent", "")[:_USER_AGENT_LENGTH] or None
    openings = reveal(order_id, item_id, Reader(access.actor, request.remote_addr, agent))
    return {"deliveries": openings}, 200, {"Cache-Control": "no-store"}


def _bearer() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
