"""Making a payment ours that came at the provider for an order of ours, and that we do not have."""

from decimal import Decimal

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.ids import new_id
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.applying import apply_report
from bitloot.payments.models import Payment
from bitloot.payments.resolving import resolve
from bitloot.payments.states import PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord
from bitloot.reconciliation.agreeing import order_meant


def adopt(record: PaymentRecord) -> Order:
    """Take it in and apply what the record says, as if it had always been ours.

    Raises ConflictError when it names no order of ours at that order's price.
    """
    payment = resolve(record)
    if payment is None:
        order = order_meant(record)
        if order is None:
            raise ConflictError("This payment is for no order of ours, or not at its price.")
        orders.lock(order.id)
        payment = _made(order, record)
    return apply_report(payment, record)


def _made(order: Order, record: PaymentRecord) -> Payment:
    """Retired from the start: nobody is shown its address."""
    payment = Payment(
        id=new_id(),
        order_id=order.id,
        status=PaymentStatus.WAITING,
        provider_payment_id=record.payment_id,
        price=order.total,
        pay_currency=record.pay_currency,
        pay_amount=record.pay_amount,
        pay_address=record.pay_address,
        payin_extra_id=record.payin_extra_id,
        network=record.network,
        is_fixed_rate=False,
        actually_paid=Decimal(0),
        valid_until=record.valid_until,
        retired_at=utcnow(),
    )
    db.session.add(payment)
    db.session.flush()
    return payment
