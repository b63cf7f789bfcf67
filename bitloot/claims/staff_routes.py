"""Staff: claims, and what is decided about them."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.claims import deciding, pictures
from bitloot.claims.looking import ClaimFilter, around, listed, one
from bitloot.claims.models import Claim
from bitloot.claims.rates import Rate, by_product, by_supplier
from bitloot.claims.staff_schemas import (
    ClaimsPageSchema,
    ClaimsQuery,
    DecideClaimSchema,
    RatesQuery,
    RatesSchema,
    StaffClaimSchema,
)
from bitloot.claims.states import ClaimKind, ClaimStatus, Complaint
from bitloot.core.edge import NO_STORE, guarded
from bitloot.core.filters import Asked

blp = Blueprint("staff_claims", __name__, url_prefix="/api/v1/admin/claims", description="Claims.")


class _Filter(Asked):
    status: ClaimStatus | None
    kind: ClaimKind | None
    complaint: Complaint | None
    live: bool


class _Decision(TypedDict):
    reason: str
    answer: str


class _Stretch(TypedDict):
    since: datetime
    until: datetime


@blp.get("")
@blp.arguments(ClaimsQuery, location="query")
@blp.response(200, ClaimsPageSchema)
@blp.doc(operationId="listClaims")
@staff_only(Permission.CLAIMS_VIEW)
def list_claims(wanted: _Filter) -> dict[str, object]:
    """Newest first. The console exports the same list as CSV."""
    page = listed(ClaimFilter(**wanted))
    return {"items": [_shown(claim) for claim in page.items], "page": page}


@blp.get("/rates")
@blp.arguments(RatesQuery, location="query")
@blp.response(200, RatesSchema)
@blp.doc(operationId="getFailureRates")
@staff_only(Permission.CLAIMS_VIEW)
def get_rates(stretch: _Stretch) -> dict[str, list[Rate]]:
    """How often keys fail, by supplier and by product."""
    since, until = stretch["since"], stretch["until"]
    return {"suppliers": by_supplier(since, until), "products": by_product(since, until)}


@blp.get("/<uuid:claim_id>")
@blp.response(200, StaffClaimSchema)
@blp.doc(operationId="getClaim")
@staff_only(Permission.CLAIMS_VIEW)
def get_claim(claim_id: UUID) -> dict[str, object]:
    """One claim."""
    return _shown(one(claim_id))


@blp.get("/<uuid:claim_id>/pictures/<uuid:picture_id>")
@blp.response(200, content_type="image/*", schema={"type": "string", "format": "binary"})
@blp.doc(operationId="getClaimPicture")
@staff_only(Permission.CLAIMS_VIEW)
def get_picture(claim_id: UUID, picture_id: UUID) -> Response:
    """A screenshot, opened for staff."""
    picture = pictures.one(claim_id, picture_id)
    content = guarded(lambda: pictures.opened(picture))
    headers = {**NO_STORE, "X-Content-Type-Options": "nosniff"}
    return Response(content, mimetype=picture.content_type, headers=headers)


@blp.post("/<uuid:claim_id>/replace")
@blp.arguments(DecideClaimSchema)
@blp.response(200, StaffClaimSchema)
@blp.doc(operationId="replaceClaim")
@staff_only(Permission.CLAIMS_DECIDE)
def replace(body: _Decision, claim_id: UUID) -> dict[str, object]:
    """Procure other keys: from stock, or by a new purchase. Audited; the buyer is mailed."""
    actor = current_actor()
    done = deciding.replace(claim_id, actor, reason=body["reason"], answer=body["answer"])
    return _shown(done)


@blp.post("/<uuid:claim_id>/refund")
@blp.arguments(DecideClaimSchema)
@blp.response(200, StaffClaimSchema)
@blp.doc(operationId="refundClaim")
@staff_only(Permission.CLAIMS_DECIDE)
def refund(body: _Decision, claim_id: UUID) -> dict[str, object]:
    """Ask for a refund of what was paid for these keys. Audited; the buyer is mailed."""
    actor = current_actor()
    return _shown(deciding.refund(claim_id, actor, reason=body["reason"], answer=body["answer"]))


@blp.post("/<uuid:claim_id>/reject")
@blp.arguments(DecideClaimSchema)
@blp.response(200, StaffClaimSchema)
@blp.doc(operationId="rejectClaim")
@staff_only(Permission.CLAIMS_DECIDE)
def reject(body: _Decision, claim_id: UUID) -> dict[str, object]:
    """Tell the buyer why not. Audited; the buyer is mailed the answer."""
    actor = current_actor()
    return _shown(deciding.reject(claim_id, actor, reason=body["reason"], answer=body["answer"]))


def _shown(claim: Claim) -> dict[str, object]:
    columns: dict[str, object] = {c.key: getattr(claim, c.key) for c in Claim.__table__.columns}
    told = around([claim])[claim.id]
    return {
        **columns,
        "order_number": told.order_number,
        "title": told.title,
        "pictures": claim.pictures,
    }
