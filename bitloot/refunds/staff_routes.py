"""Staff: refunds, from the request to the confirmed transaction."""

from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.db import commit, db
from bitloot.core.errors import invalid
from bitloot.core.filters import Asked
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.orders.models import Order
from bitloot.refunds import addressing, approving, cancelling, sending
from bitloot.refunds.giving import give
from bitloot.refunds.links import link_of
from bitloot.refunds.looking import RefundFilter, listed, one, staff_view, story_of
from bitloot.refunds.models import Refund
from bitloot.refunds.requesting import Wish, request_owed, request_price
from bitloot.refunds.staff_schemas import (
    GiveAddressSchema,
    KeepSchema,
    RefundReasonSchema,
    RefundsPageSchema,
    RefundsQuery,
    RequestRefundSchema,
    SendRefundSchema,
    StaffRefundDetailSchema,
)
from bitloot.refunds.states import Purpose, RefundStatus

blp = Blueprint(
    "staff_refunds", __name__, url_prefix="/api/v1/admin/refunds", description="Refunds."
)


class _Filter(Asked):
    status: RefundStatus | None
    purpose: Purpose | None


class _Request(TypedDict):
    order_id: UUID
    payment_id: UUID | None
    item_id: UUID | None
    amount: Decimal | None
    coin_amount: Decimal | None
    reason: str


class _Address(TypedDict):
    address: str
    extra_id: str | None


class _Reason(TypedDict):
    reason: str


class _Keep(TypedDict):
    order_id: UUID
    payment_id: UUID
    reason: str


class _Sent(TypedDict):
    tx_hash: str
    address: str
    reason: str


@blp.get("")
@blp.arguments(RefundsQuery, location="query")
@blp.response(200, RefundsPageSchema)
@blp.doc(operationId="listRefunds")
@staff_only(Permission.REFUNDS_VIEW)
def list_refunds(wanted: _Filter) -> dict[str, object]:
    """Newest first. The console exports the same list as CSV."""
    page = listed(RefundFilter(**wanted))
    return {"items": [staff_view(refund) for refund in page.items], "page": page}


@blp.get("/<uuid:refund_id>")
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="getStaffRefund")
@staff_only(Permission.REFUNDS_VIEW)
def get_refund(refund_id: UUID) -> dict[str, object]:
    """One refund with its story."""
    return _detail(one(refund_id))


def _link_again(answer: JsonObject) -> str:
    return link_of(UUID(str(answer["id"])))


@blp.post("")
@blp.doc(operationId="requestRefund", parameters=[KEY_HEADER])
@blp.arguments(RequestRefundSchema)
@blp.response(201, StaffRefundDetailSchema)
@staff_only(Permission.REFUNDS_REQUEST)
@idempotent(staff_caller, renewed={"link": _link_again})
def request_refund(body: _Request) -> dict[str, object]:
    """Ask for one; the open one of the same thing, if there is one. Audited.

    Lines that are not delivered yet are taken out of fulfillment. 409 while a purchase of them is
    under way.
    """
    amount = Money.eur(body["amount"]) if body["amount"] is not None else None
    wish, actor = Wish(body["reason"], amount, body["coin_amount"]), current_actor()
    if body["payment_id"] is None:
        return _detail(request_price(body["order_id"], body["item_id"], wish, actor))
    if body["item_id"] is not None:
        raise invalid("item_id", "Either what is owed of a payment, or what was paid for a line.")
    return _detail(request_owed(body["order_id"], body["payment_id"], wish, actor))


@blp.post("/keep")
@blp.arguments(KeepSchema)
@blp.response(204)
@blp.doc(operationId="keepOwed")
@staff_only(Permission.PAYMENTS_OVERRIDE)
def keep(body: _Keep) -> None:
    """Keep what is owed of a payment by policy; its open refund is called off. Audited.

    409 when nothing is owed, or some of it was sent back.
    """
    actor = current_actor()
    cancelling.keep(body["order_id"], body["payment_id"], actor, reason=body["reason"])


@blp.post("/<uuid:refund_id>/address")
@blp.arguments(GiveAddressSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="giveStaffRefundAddress")
@staff_only(Permission.REFUNDS_REQUEST)
def give_address(body: _Address, refund_id: UUID) -> dict[str, object]:
    """Write down the address that the customer gave staff. The customer is told of a change."""
    refund, actor = one(refund_id), current_actor()
    code, network = refund.pay_currency, refund.network
    commit()  # nothing is kept open while the provider is asked
    checked = addressing.check(code, network, body["address"], body["extra_id"])
    commit()
    return _detail(give(refund_id, checked, actor))


@blp.post("/<uuid:refund_id>/approve")
@blp.arguments(RefundReasonSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="approveRefund")
@staff_only(Permission.REFUNDS_APPROVE)
def approve(body: _Reason, refund_id: UUID) -> dict[str, object]:
    """Let it go out. Above REFUND_SECOND_PERSON_ABOVE by somebody else than who asked for it."""
    return _detail(approving.approve(refund_id, current_actor(), reason=body["reason"]))


@blp.post("/<uuid:refund_id>/send")
@blp.arguments(SendRefundSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="sendRefund")
@staff_only(Permission.REFUNDS_APPROVE)
def send(body: _Sent, refund_id: UUID) -> dict[str, object]:
    """Write down the transaction in which it was sent. The customer is mailed."""
    sent = sending.send(
        refund_id,
        body["tx_hash"],
        current_actor(),
        reason=body["reason"],
        address=body["address"],
    )
    return _detail(sent)


@blp.post("/<uuid:refund_id>/confirm")
@blp.arguments(RefundReasonSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="confirmRefund")
@staff_only(Permission.REFUNDS_APPROVE)
def confirm(body: _Reason, refund_id: UUID) -> dict[str, object]:
    """It has arrived."""
    return _detail(sending.confirm(refund_id, current_actor(), reason=body["reason"]))


@blp.post("/<uuid:refund_id>/bounce")
@blp.arguments(RefundReasonSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="bounceRefund")
@staff_only(Permission.REFUNDS_APPROVE)
def bounce(body: _Reason, refund_id: UUID) -> dict[str, object]:
    """It came back, or never arrived: the customer is asked for another address."""
    return _detail(sending.bounce(refund_id, current_actor(), reason=body["reason"]))


@blp.post("/<uuid:refund_id>/cancel")
@blp.arguments(RefundReasonSchema)
@blp.response(200, StaffRefundDetailSchema)
@blp.doc(operationId="cancelRefund")
@staff_only(Permission.REFUNDS_REQUEST)
def cancel(body: _Reason, refund_id: UUID) -> dict[str, object]:
    """Not sent after all. Lines that were given up for it wait for a human again."""
    return _detail(cancelling.cancel(refund_id, current_actor(), reason=body["reason"]))


def _detail(refund: Refund) -> dict[str, object]:
    order = db.session.get_one(Order, refund.order_id)
    return {
        **staff_view(refund),
        "order_number": order.number,
        "timeline": story_of(refund),
    }
