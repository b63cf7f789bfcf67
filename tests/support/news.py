"""News of payments, as the provider tells it in the end or on the way there."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select, update
from support.paid import placed_order

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db, transaction
from bitloot.core.ids import new_id
from bitloot.orders.expiry import expire_due
from bitloot.orders.models import Order
from bitloot.payments.applying import apply_report
from bitloot.payments.models import Payment
from bitloot.payments.resolving import resolve
from bitloot.payments.standing import Standing, standing
from bitloot.payments.states import PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord

EPOCH = datetime(2026, 11, 24, tzinfo=UTC)
ASKED = Decimal("0.004")
S = PaymentStatus

ENDS: dict[str, list[tuple[PaymentStatus, str]]] = {
    "exact": [
        (S.WAITING, "0"),
        (S.CONFIRMING, "0.004"),
        (S.SENDING, "0.004"),
        (S.FINISHED, "0.004"),
    ],
    "over": [(S.WAITING, "0"), (S.CONFIRMING, "0.005"), (S.FINISHED, "0.005")],
    "short": [(S.CONFIRMING, "0.003"), (S.CONFIRMED, "0.003"), (S.PARTIALLY_PAID, "0.003")],
    "made good": [(S.PARTIALLY_PAID, "0.003"), (S.FINISHED, "0.004")],
    "unproven": [(S.WAITING, "0"), (S.FINISHED, "0")],
    "contradictory": [(S.CONFIRMING, "0.003"), (S.FINISHED, "0.003")],
    "failed": [(S.WAITING, "0"), (S.CONFIRMING, "0.004"), (S.FAILED, "0.004")],
    "expired": [(S.WAITING, "0"), (S.EXPIRED, "0")],
    "late": [(S.WAITING, "0"), (S.EXPIRED, "0"), (S.CONFIRMING, "0.004"), (S.FINISHED, "0.004")],
    "late and short": [(S.EXPIRED, "0"), (S.CONFIRMING, "0.001"), (S.PARTIALLY_PAID, "0.001")],
    "given up": [(S.PARTIALLY_PAID, "0.003"), (S.CANCELLED, "0.003")],
    "refunded": [(S.CONFIRMING, "0.004"), (S.FINISHED, "0.004"), (S.REFUNDED, "0.004")],
    "only ever refunded": [(S.REFUNDED, "0.003")],
    "refunded unseen": [(S.WAITING, "0"), (S.REFUNDED, "0")],
    "short and refunded": [(S.PARTIALLY_PAID, "0.003"), (S.REFUNDED, "0.003")],
}
CHILDREN: dict[str, list[tuple[str, PaymentStatus, str]]] = {
    "none": [],
    "repeated": [("btc", S.CONFIRMING, "0.001"), ("btc", S.FINISHED, "0.001")],
    "repeated, short": [("btc", S.CONFIRMING, "0.0005"), ("btc", S.PARTIALLY_PAID, "0.0005")],
    "wrong": [("ltc", S.CONFIRMING, "1"), ("ltc", S.FINISHED, "1")],
    "wrong, sent back": [("ltc", S.FINISHED, "1"), ("ltc", S.REFUNDED, "1")],
}


def report(payment_id: str, at: int, status: PaymentStatus, paid: str) -> PaymentRecord:
    return PaymentRecord(
        payment_id=payment_id, status=status.value, pay_currency="btc", pay_amount=ASKED,
        actually_paid=Decimal(paid), price_amount=None, price_currency="eur",
        pay_address="bc1q", payin_extra_id=None, network="btc", order_id=None,
        outcome_amount=None, outcome_currency=None, parent_payment_id=None, origin_type=None,
        payment_extra_ids=(), payin_hash=None, created_at=EPOCH,
        updated_at=EPOCH + timedelta(minutes=at), expires_at=None, valid_until=None,
    )  # fmt: skip


def history(end: str, payment_id: str) -> list[PaymentRecord]:
    return [report(payment_id, at, status, paid) for at, (status, paid) in enumerate(ENDS[end])]


def child_history(kind: str, parent_id: str) -> list[PaymentRecord]:
    return [
        replace(
            report(f"{parent_id}-child", at, status, paid),
            pay_currency=coin, pay_amount=Decimal(paid), parent_payment_id=parent_id,
        )
        for at, (coin, status, paid) in enumerate(CHILDREN[kind])
    ]  # fmt: skip


@dataclass(frozen=True)
class End:
    """What an order has come to.

    Left out is what is the clock's word: whether it was late, and whether an order that waits for
    a human has expired meanwhile.
    """

    order: str
    payments: tuple[tuple[str, str, str, str], ...]
    attention: tuple[str, ...]
    money: Standing


PAID = {"paid_late": "paid", "paid_over": "paid"}
LEFT_TO_HUMANS = {"unproven", "contradictory"}
UNDECIDED = {"waiting", "confirming", "expired"}


def fresh(product: Product, count: int = 1) -> tuple[Order, list[str]]:
    order = placed_order((product, 1))
    ids = [f"{order.number}-{number}" for number in range(count)]
    for provider_id in ids:
        db.session.add(
            Payment(
                id=new_id(), order_id=order.id, status=S.WAITING, provider_payment_id=provider_id,
                price=order.total, pay_currency="btc", pay_amount=ASKED, pay_address="bc1q",
                is_fixed_rate=True, actually_paid=Decimal(0),
            )
        )  # fmt: skip
    commit()
    return order, ids


def tell(record: PaymentRecord) -> None:
    with transaction():
        payment = resolve(record)
        if payment is not None:
            apply_report(payment, record)


def let_time_pass(order: Order) -> None:
    with transaction():
        db.session.execute(
            update(Order).where(Order.id == order.id).values(expires_at=EPOCH - timedelta(days=9))
        )
    with transaction():
        expire_due()


def end_of(order: Order) -> End:
    db.session.rollback()
    db.session.refresh(order)
    payments = db.session.scalars(select(Payment).where(Payment.order_id == order.id)).all()
    facts = [
        (p.status.value, p.coverage.value, p.asset.value, PAID.get(str(p.verdict), str(p.verdict)))
        for p in payments
    ]
    waits = order.status.value in UNDECIDED and any(p.verdict in LEFT_TO_HUMANS for p in payments)
    open_items = select(AttentionItem.reason).where(
        AttentionItem.trail_id == order.id, AttentionItem.state == AttentionState.OPEN
    )
    money = standing(order.total, payments)
    came = money.received + money.tolerated + money.waived + money.lost
    assert came == money.price + money.forfeited + money.owed
    return End(
        "undecided" if waits else order.status.value,
        tuple(sorted(facts)),
        tuple(sorted(db.session.scalars(open_items))),
        money,
    )
