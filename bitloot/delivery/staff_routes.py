"""Staff: opening what was delivered."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, current_user, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.accounts.proving import prove
from bitloot.core.edge import NO_STORE, guarded
from bitloot.core.schemas import ProblemSchema
from bitloot.delivery.schemas import RevealSchema, StaffRevealSchema
from bitloot.delivery.service import Opening
from bitloot.delivery.staff import reveal_for_staff

blp = Blueprint(
    "staff_delivery", __name__, url_prefix="/api/v1/admin/orders", description="Opening keys."
)


class _Asked(TypedDict):
    reason: str
    code: str


@blp.post("/<uuid:order_id>/items/<uuid:item_id>/reveal")
@blp.arguments(StaffRevealSchema)
@blp.response(200, RevealSchema, headers={"Cache-Control": {"schema": {"type": "string"}}})
@blp.alt_response(409, schema=ProblemSchema, description="Not delivered, refunded, or broken.")
@blp.doc(operationId="staffRevealItem")
@staff_only(Permission.DELIVERIES_REVEAL)
def reveal_item(
    body: _Asked, order_id: UUID, item_id: UUID
) -> tuple[dict[str, list[Opening]], int, dict[str, str]]:
    """What opens the keys of a line, for a typed reason and a fresh code. Audited, 30 an hour."""
    prove(current_user(), body["code"])
    actor = current_actor()
    openings = guarded(lambda: reveal_for_staff(order_id, item_id, actor, body["reason"]))
    return {"deliveries": openings}, 200, NO_STORE
