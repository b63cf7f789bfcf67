"""Staff: payments and the IPNs about them."""

from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.filters import Asked
from bitloot.core.money import Money
from bitloot.orders.models import Order
from bitloot.payments.accepting import accept
from bitloot.payments.appraising import Appraisal, enter
from bitloot.payments.looking import PaymentFilter, ipns_of, listed, one, staff_view
from bitloot.payments.overriding import Claim, override
from bitloot.payments.staff_schemas import (
    AcceptPaymentSchema,
    OverrideSchema,
    PaymentPageSchema,
    PaymentsQuery,
    StaffPaymentDetailSchema,
    ValueSchema,
)
from bitloot.payments.states import Coverage, PaymentStatus

blp = Blueprint(
    "staff_payments", __name__, url_prefix="/api/v1/admin/payments", description="Payments."
)


class _Filter(Asked):
    status: PaymentStatus | None
    coverage: Coverage | None


class _Reason(TypedDict):
    reason: str


class _Value(_Reason):
    received: Decimal | None
    credited: Decimal | None


class _Claim(_Reason):
    status: PaymentStatus
    actually_paid: Decimal
    payin_hash: str | None
    evidence: str


@blp.get("")
@blp.arguments(PaymentsQuery, location="query")
@blp.response(200, PaymentPageSchema)
@blp.doc(operationId="listPayments")
@staff_only(Permission.PAYMENTS_VIEW)
def list_payments(wanted: _Filter) -> dict[str, object]:
    """Newest first."""
    page = listed(PaymentFilter(**wanted))
    return {"items": [staff_view(payment) for payment in page.items], "page": page}


@blp.get("/<uuid:payment_id>")
@blp.response(200, StaffPaymentDetailSchema)
@blp.doc(operationId="getPayment")
@staff_only(Permission.PAYMENTS_VIEW)
def get_payment(payment_id: UUID) -> dict[str, object]:
    """One payment with everything the provider told us about it."""
    return _detail(payment_id)


@blp.post("/<uuid:payment_id>/accept")
@blp.arguments(AcceptPaymentSchema)
@blp.response(200, StaffPaymentDetailSchema)
@blp.doc(operationId="acceptPayment")
@staff_only(Permission.PAYMENTS_OVERRIDE)
def accept_payment(body: _Reason, payment_id: UUID) -> dict[str, object]:
    """Count what came as the order's price: the order is paid and fulfilled. Audited."""
    accept(payment_id, current_actor(), reason=body["reason"])
    return _detail(payment_id)


@blp.post("/<uuid:payment_id>/value")
@blp.arguments(ValueSchema)
@blp.response(200, StaffPaymentDetailSchema)
@blp.doc(operationId="valuePayment")
@staff_only(Permission.PAYMENTS_OVERRIDE)
def value_payment(body: _Value, payment_id: UUID) -> dict[str, object]:
    """Say what a payment is worth in euros where nobody could be asked. Audited."""
    values = Appraisal(_euros(body["received"]), _euros(body["credited"]))
    enter(payment_id, current_actor(), values, reason=body["reason"])
    return _detail(payment_id)


@blp.post("/<uuid:payment_id>/override")
@blp.arguments(OverrideSchema)
@blp.response(200, StaffPaymentDetailSchema)
@blp.doc(operationId="overridePayment")
@staff_only(Permission.PAYMENTS_OVERRIDE)
def override_payment(body: _Claim, payment_id: UUID) -> dict[str, object]:
    """Say what a payment has come to; the decision table says what follows. Audited."""
    claim = Claim(body["status"], body["actually_paid"], body["payin_hash"], body["evidence"])
    override(payment_id, current_actor(), claim, reason=body["reason"])
    return _detail(payment_id)


def _euros(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money.eur(amount)


def _detail(payment_id: UUID) -> dict[str, object]:
    payment = one(payment_id)
    order = db.session.get_one(Order, payment.order_id)
    shown = staff_view(payment)
    return {**shown, "order_number": order.number, "webhooks": ipns_of(payment)}
