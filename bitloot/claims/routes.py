"""The buyer gives back what was never opened, or reports what does not work."""

from collections.abc import Collection
from typing import TypedDict
from uuid import UUID

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.claims import asking, pictures
from bitloot.claims.asking import Report
from bitloot.claims.models import ClaimPicture
from bitloot.claims.recording import BUYER
from bitloot.claims.schemas import (
    ClaimPictureSchema,
    ClaimSchema,
    OrderClaimsSchema,
    ReportProblemSchema,
    ReturnItemSchema,
)
from bitloot.claims.showing import ClaimView, Rights, rights_of, view
from bitloot.claims.states import Complaint
from bitloot.core.audit import Actor
from bitloot.core.db import commit
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.ratelimit import limit
from bitloot.orders.access import OrderAccess, authorize
from bitloot.orders.credentials import SESSION_HEADER, bearer, order_token
from bitloot.providers.objects import get_objects

blp = Blueprint(
    "claims", __name__, url_prefix="/api/v1/orders", description="Returns and problems."
)

_LOOKS, _ACTS, _WINDOW = 120, 20, 60
_AGENT_LENGTH = 300
_TAKEN = ("image/png", "image/jpeg", "image/webp")


class _Back(TypedDict):
    text: str


class _Problem(TypedDict):
    complaint: Complaint
    text: str
    keys: Collection[UUID]


@blp.after_request
def keep_private(response: Response) -> Response:
    """What buyers write is theirs."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blp.get("/<uuid:order_id>/claims")
@blp.response(200, OrderClaimsSchema)
@blp.doc(operationId="getOrderClaims", parameters=[SESSION_HEADER])
def get_claims(order_id: UUID) -> dict[str, list[Rights]]:
    """What may be given back or reported, until when, and how far what was asked is."""
    return {"items": rights_of(_opened(order_id, _LOOKS).order)}


def _caller() -> str:
    """Whose Idempotency-Key it is; asked only where one is sent, so each view checks as well."""
    return f"order:{_opened(UUID(str((request.view_args or {})['order_id'])), _ACTS).order.id}"


@blp.post("/<uuid:order_id>/items/<uuid:item_id>/return")
@blp.doc(operationId="returnItem", parameters=[SESSION_HEADER, KEY_HEADER])
@blp.arguments(ReturnItemSchema)
@blp.response(201, ClaimSchema)
@idempotent(_caller)
def give_back(body: _Back, order_id: UUID, item_id: UUID) -> ClaimView:
    """Give a line back that was never opened. From now on it cannot be opened.

    409 once it was opened, after its window, or while another claim is under way.
    """
    _opened(order_id, _ACTS)
    return view(asking.give_back(order_id, item_id, body["text"], _buyer()))


@blp.post("/<uuid:order_id>/items/<uuid:item_id>/problem")
@blp.doc(operationId="reportProblem", parameters=[SESSION_HEADER, KEY_HEADER])
@blp.arguments(ReportProblemSchema)
@blp.response(201, ClaimSchema)
@idempotent(_caller)
def report(body: _Problem, order_id: UUID, item_id: UUID) -> ClaimView:
    """Report keys that do not work. Screenshots are added afterwards."""
    _opened(order_id, _ACTS)
    said = Report(body["complaint"], body["text"], frozenset(body["keys"]))
    return view(asking.report(order_id, item_id, said, _buyer()))


def _sender() -> str:
    """The same, before a body is read that may be larger than others."""
    request.max_content_length = pictures.LARGEST
    return _caller()


@blp.post("/<uuid:order_id>/claims/<uuid:claim_id>/withdraw")
@blp.response(200, ClaimSchema)
@blp.doc(operationId="withdrawClaim", parameters=[SESSION_HEADER])
def withdraw(order_id: UUID, claim_id: UUID) -> ClaimView:
    """It works after all."""
    _opened(order_id, _ACTS)
    return view(asking.withdraw(order_id, claim_id, _buyer()))


@blp.post("/<uuid:order_id>/claims/<uuid:claim_id>/pictures")
@blp.response(201, ClaimPictureSchema)
@blp.doc(
    operationId="addClaimPicture",
    parameters=[SESSION_HEADER, KEY_HEADER],
    requestBody={
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _TAKEN},
    },
)
@idempotent(_sender, commits_midway=True)
def add_picture(order_id: UUID, claim_id: UUID) -> ClaimPicture:
    """Add a screenshot: the body is the file, at most 5 MB. It is sealed, and only staff see it."""
    _opened(order_id, _ACTS)
    pictures.check(order_id, claim_id)
    commit()  # nothing is kept locked while the store is asked
    request.max_content_length = pictures.LARGEST
    picture, sealed = pictures.prepare(claim_id, request.get_data(cache=False))
    get_objects().put(picture.object_key, sealed)
    pictures.attach(order_id, picture)
    return picture


def _opened(order_id: UUID, allowed: int) -> OrderAccess:
    who = request.remote_addr or ""
    bucket = "claim-looks" if allowed == _LOOKS else "claim-acts"
    limit(bucket, who, allowed=allowed, seconds=_WINDOW)
    return authorize(order_id, order_token=order_token(), bearer=bearer())


def _buyer() -> Actor:
    agent = request.headers.get("User-Agent", "")[:_AGENT_LENGTH] or None
    return Actor(BUYER, None, request.remote_addr, agent)
