"""The page of a refund's link: where the money goes, or that the shop may keep it.

Whoever holds the link may do both; nothing else opens with it. A bad link and one that has run
out get the same answer.
"""

from typing import TypedDict

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.core.audit import Actor
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError
from bitloot.core.ratelimit import limit
from bitloot.refunds import addressing
from bitloot.refunds.approving import BUYER
from bitloot.refunds.cancelling import keep
from bitloot.refunds.giving import give
from bitloot.refunds.links import Link, gone, open_link
from bitloot.refunds.models import Refund
from bitloot.refunds.schemas import RefundAddressSchema, RefundPageSchema
from bitloot.refunds.showing import RefundPage, page
from bitloot.refunds.states import OPEN, Purpose

blp = Blueprint("refunds", __name__, url_prefix="/api/v1/refunds", description="Money back.")

_LOOKS, _ACTS, _WINDOW = 60, 10, 60
_AGENT_LENGTH = 300


class _Address(TypedDict):
    address: str
    extra_id: str | None


@blp.after_request
def keep_private(response: Response) -> Response:
    """The address of the page is a secret: it is neither stored nor passed on."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blp.get("/<string:token>")
@blp.response(200, RefundPageSchema)
@blp.doc(operationId="getRefund")
def get_refund(token: str) -> RefundPage:
    """One refund: how much, in what, how far it is, and what happens next."""
    refund, link = _opened(token, _LOOKS)
    return page(refund, link)


@blp.post("/<string:token>/address")
@blp.arguments(RefundAddressSchema)
@blp.response(200, RefundPageSchema)
@blp.doc(operationId="giveRefundAddress")
def give_address(body: _Address, token: str) -> RefundPage:
    """Say where the money goes. It can be changed until it is sent."""
    refund, link = _opened(token, _ACTS)
    if refund.status not in OPEN:
        raise ConflictError("This refund is done: its address cannot be changed any more.")
    code, network = refund.pay_currency, refund.network
    commit()  # nothing is kept open while the provider is asked
    checked = addressing.check(code, network, body["address"], body["extra_id"])
    commit()
    return page(give(link.refund_id, checked, _buyer()), link)


@blp.post("/<string:token>/keep")
@blp.response(200, RefundPageSchema)
@blp.doc(operationId="keepRefund")
def keep_refund(token: str) -> RefundPage:
    """Let the shop keep what came beside the price."""
    refund, link = _opened(token, _ACTS)
    if refund.purpose is not Purpose.OWED:
        raise ConflictError("Only what came beside the price can be kept.")
    keep(refund.order_id, refund.payment_id, _buyer(), reason="The buyer lets us keep it.")
    db.session.refresh(refund)
    return page(refund, link)


def _opened(token: str, allowed: int) -> tuple[Refund, Link]:
    who = request.remote_addr or ""
    limit(
        "refund-looks" if allowed == _LOOKS else "refund-acts",
        who,
        allowed=allowed,
        seconds=_WINDOW,
    )
    link = open_link(token)
    refund = db.session.get(Refund, link.refund_id)
    if refund is None:
        raise gone()
    return refund, link


def _buyer() -> Actor:
    agent = request.headers.get("User-Agent", "")[:_AGENT_LENGTH] or None
    return Actor(BUYER, None, request.remote_addr, agent)
