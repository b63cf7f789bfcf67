"""Payments as staff list them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, or_, select

from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.filters import ListFilter
from bitloot.core.money import coin_text
from bitloot.core.pagination import Page
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url
from bitloot.payments.states import Coverage, PaymentStatus
from bitloot.webhooks.models import Sender, WebhookEvent

_COIN_AMOUNTS = ("pay_amount", "actually_paid", "outcome_amount")
_MOST_WEBHOOKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFilter(ListFilter):
    """What to list."""

    status: PaymentStatus | None = None
    coverage: Coverage | None = None


def listed(wanted: PaymentFilter) -> Page[Payment]:
    """Newest first."""
    return wanted.page(payments_query(wanted), Payment.created_at, Payment.id)


def one(payment_id: UUID) -> Payment:
    """Raises NotFoundError."""
    payment = db.session.get(Payment, payment_id)
    if payment is None:
        raise NotFoundError("There is no such payment.")
    return payment


def ipns_of(payment: Payment) -> list[WebhookEvent]:
    """The IPNs about it, newest first."""
    if payment.provider_payment_id is None:
        return []
    query = select(WebhookEvent).where(
        WebhookEvent.sender == Sender.NOWPAYMENTS,
        WebhookEvent.reference == payment.provider_payment_id,
    )
    newest = query.order_by(WebhookEvent.received_at.desc()).limit(_MOST_WEBHOOKS)
    return list(db.session.scalars(newest))


def staff_view(payment: Payment) -> dict[str, object]:
    """Every column, amounts of coin as plain text, and a link to the transaction."""
    shown: dict[str, object] = {c.key: getattr(payment, c.key) for c in Payment.__table__.columns}
    for name in _COIN_AMOUNTS:
        amount = getattr(payment, name)
        shown[name] = coin_text(amount) if amount is not None else None
    network = payment.network or payment.pay_currency
    shown["explorer_url"] = explorer_url(network, payment.payin_hash)
    shown["currency"] = payment.price.currency
    return shown


def payments_query(wanted: PaymentFilter) -> Select[Payment]:
    """Payments that fit, unordered and not yet paged."""
    query = wanted.within(select(Payment), Payment.created_at)
    if wanted.status:
        query = query.where(Payment.status == wanted.status)
    if wanted.coverage:
        query = query.where(Payment.coverage == wanted.coverage)
    if coin := wanted.coin_code:
        query = query.where(Payment.pay_currency == coin)
    if text := wanted.text:
        query = query.where(
            or_(
                Payment.provider_payment_id == text,
                Payment.parent_payment_id == text,
                Payment.pay_address == text,
                Payment.payin_hash == text,
            )
        )
    return query
