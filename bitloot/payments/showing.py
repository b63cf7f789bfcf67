"""A payment as the buyer and staff see it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.money import coin_text
from bitloot.payments.currencies import memo_is_optional, name_of
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, extra_id_name, network_name, payment_uri
from bitloot.payments.states import RANK, Coverage, PaymentStatus


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Amounts of coin as plain decimal text."""

    id: UUID
    provider_payment_id: str
    status: PaymentStatus
    pay_address: str
    pay_amount: str
    pay_currency: str
    pay_currency_name: str
    network: str
    network_name: str
    payin_extra_id: str | None
    extra_id_name: str | None
    extra_id_required: bool
    payment_uri: str
    received: str
    coverage: Coverage
    expires_at: datetime | None
    explorer_url: str | None
    created_at: datetime


def view(payment: Payment) -> PaymentView:
    """What to show of a payment that has an address."""
    network = payment.network or payment.pay_currency
    address, amount = payment.pay_address or "", payment.pay_amount or Decimal(0)
    extra = payment.payin_extra_id
    return PaymentView(
        id=payment.id,
        provider_payment_id=payment.provider_payment_id or "",
        status=payment.status,
        pay_address=address,
        pay_amount=coin_text(amount),
        pay_currency=payment.pay_currency,
        pay_currency_name=name_of(payment.pay_currency),
        network=network,
        network_name=network_name(network),
        payin_extra_id=extra,
        extra_id_name=extra_id_name(network) if extra else None,
        extra_id_required=bool(extra) and not memo_is_optional(payment.pay_currency),
        payment_uri=payment_uri(payment.pay_currency, address, amount),
        received=coin_text(payment.actually_paid),
        coverage=payment.coverage,
        expires_at=payment.expires_at,
        explorer_url=explorer_url(network, payment.payin_hash),
        created_at=payment.created_at,
    )


def shown_for(order_id: UUID) -> Payment | None:
    """The payment that tells the buyer most: where money came, else the one that can be paid."""
    payments = db.session.scalars(
        select(Payment).where(
            Payment.order_id == order_id,
            Payment.pay_address.is_not(None),
            Payment.parent_payment_id.is_(None),
        )
    )
    return max(payments, key=weight, default=None)


def weight(payment: Payment) -> tuple[int, bool, datetime]:
    """How much a payment tells, for comparing those of one order."""
    moneyed = RANK[payment.status] >= RANK[PaymentStatus.CONFIRMING]
    return (
        RANK[payment.status] if moneyed else 0,
        payment.retired_at is None,
        payment.created_at,
    )
