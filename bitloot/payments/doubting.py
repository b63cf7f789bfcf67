"""Records of the provider that cannot be meant as they stand: not applied, told to staff."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select

from bitloot.core.attention import (
    AttentionItem,
    AttentionState,
    raise_attention,
    resolve_attention,
)
from bitloot.core.db import db
from bitloot.core.timeline import SYSTEM
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset
from bitloot.payments.valuing import LARGEST, worth
from bitloot.providers.nowpayments.records import PaymentRecord

_SAME_PRICE = Decimal("0.005")


class Doubt(StrEnum):
    """Why a record is not applied; the reason of its item in the attention queue."""

    FOREIGN = "record_foreign"
    IMPOSSIBLE = "record_impossible"
    UNKNOWN_STATUS = "record_status_unknown"
    UNREADABLE = "record_unreadable"


@dataclass(frozen=True, slots=True)
class Doubted:
    """With what is wrong, in words."""

    doubt: Doubt
    says: str


def doubt_of(order_number: str, payment: Payment, record: PaymentRecord) -> Doubted | None:
    """What speaks against a record; None where nothing does. Pure."""
    if record.order_id is not None and record.order_id != order_number:
        return Doubted(Doubt.FOREIGN, f"it is for order {record.order_id[:40]}")
    if (
        record.price_currency is not None
        and record.price_currency.upper() != payment.price.currency
    ):
        return Doubted(Doubt.FOREIGN, f"its price is in {record.price_currency.upper()}")
    if record.pay_currency and record.pay_currency != payment.pay_currency:
        return Doubted(Doubt.FOREIGN, f"it is in {record.pay_currency.upper()}")
    price = record.price_amount
    if price is not None and abs(price - payment.price.rounded().amount) >= _SAME_PRICE:
        return Doubted(Doubt.FOREIGN, f"its price is {price:f}, ours {payment.price.plain()}")
    ours, theirs = _bare(payment.pay_address), _bare(record.pay_address)
    if ours and theirs and ours != theirs:
        return Doubted(Doubt.FOREIGN, f"its address is {(record.pay_address or '')[:120]}")
    return None


def too_much(payment: Payment, record: PaymentRecord, asked: Decimal | None) -> Doubted | None:
    """Whether the amount is an error rather than a payment: above ten million euros. Pure."""
    if payment.asset is Asset.WRONG or asked is None or asked <= 0:
        return None
    if worth(record.actually_paid, price=payment.price, asked=asked) is not None:
        return None
    says = f"{record.actually_paid:f} of {asked:f} {payment.pay_currency.upper()} came"
    return Doubted(Doubt.IMPOSSIBLE, f"{says}, which is above {LARGEST.plain()} EUR")


def doubt(order: Order, payment: Payment, found: Doubted) -> None:
    """Put it before staff; the payment is asked about again on its schedule."""
    raise_attention(
        found.doubt.value,
        subject=("payment", payment.id),
        trail_id=order.id,
        summary=f"{order.number}: NOWPayments' record of payment {payment.provider_payment_id} is "
        f"not applied: {found.says}. Nothing has changed by it.",
        action="review",
    )


def trusted(payment: Payment) -> None:
    """The record can be read and is ours: what had been doubted is answered."""
    open_reasons = db.session.scalars(
        select(AttentionItem.reason).where(
            AttentionItem.reason.in_([each.value for each in Doubt]),
            AttentionItem.subject_kind == "payment",
            AttentionItem.subject_id == payment.id,
            AttentionItem.state == AttentionState.OPEN,
        )
    ).all()
    for reason in open_reasons:
        subject = ("payment", payment.id)
        resolve_attention(reason, subject, by=SYSTEM, resolution="The record is right again.")


def _bare(address: str | None) -> str:
    """Without the scheme that some wallets write, and in one case: it only tells two apart."""
    return (address or "").rpartition(":")[2].casefold()
