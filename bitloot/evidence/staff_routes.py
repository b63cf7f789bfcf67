"""Staff: evidence for a dispute."""

from typing import TypedDict
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint
from marshmallow import fields, validate

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.schemas import BaseSchema
from bitloot.evidence.answering import ZIP, answer

blp = Blueprint(
    "staff_evidence", __name__, url_prefix="/api/v1/admin/orders", description="Evidence."
)


class EvidenceSchema(BaseSchema):
    """Why it is needed."""

    reason = fields.String(required=True, validate=validate.Length(4, 500))


class _Asked(TypedDict):
    reason: str


@blp.post("/<uuid:order_id>/evidence")
@blp.arguments(EvidenceSchema)
@blp.response(
    200,
    {"type": "string", "format": "binary"},
    content_type=ZIP,
    description="A zip with a signed manifest, to be saved.",
)
@blp.doc(operationId="makeEvidence")
@staff_only(Permission.EVIDENCE_MAKE)
def make_evidence(body: _Asked, order_id: UUID) -> Response:
    """Everything on record about an order, for a dispute: never a key. Audited."""
    return answer(order_id, current_actor(), body["reason"])
