"""Whatever order news comes in, the end depends only on what the provider finally says."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from support.paid import fill, own_product, placed_order

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.orders import service as orders
from bitloot.orders.expiry import expire_due
from bitloot.orders.models import Order
from bitloot.payments.accepting import accept
from bitloot.payments.applying import apply_report
from bitloot.payments.keeping import keep
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find, resolve
from bitloot.payments.settling import deny
from bitloot.payments.standing import Standing, standing
from bitloot.payments.states import RANK, PaymentStatus
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


@pytest.fixture
def product(app: ShopFlask) -> Product:
    product = own_product()
    fill(product, "ONE")
    return product


NEWS = hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@NEWS
@given(data=st.data(), end=st.sampled_from(sorted(ENDS)), kind=st.sampled_from(sorted(CHILDREN)))
def test_the_end_depends_on_the_final_facts_alone(
    product: Product, data: st.DataObject, end: str, kind: str
) -> None:
    plain, (plain_id,) = fresh(product)
    for finals in (history(end, plain_id), child_history(kind, plain_id)):
        if finals:
            tell(finals[-1])
    let_time_pass(plain)

    messy, (messy_id,) = fresh(product)
    everything = history(end, messy_id) + child_history(kind, messy_id)
    news = data.draw(st.lists(st.sampled_from(everything), max_size=8))
    news += data.draw(st.permutations(everything))
    expires_at = data.draw(st.integers(0, len(news)))
    for number, record in enumerate(news):
        if number == expires_at:
            let_time_pass(messy)
        tell(record)
    let_time_pass(messy)
    assert end_of(messy) == end_of(plain)


@NEWS
@given(
    data=st.data(),
    first=st.sampled_from(
        ["exact", "short", "short and refunded", "failed", "expired", "unproven"]
    ),
    second=st.sampled_from(["exact", "over", "late", "short", "failed", "expired", "given up"]),
)
def test_two_payments_of_one_order_end_the_same_in_any_order(
    product: Product, data: st.DataObject, first: str, second: str
) -> None:
    ends = []
    for shuffled in (False, True):
        order, ids = fresh(product, 2)
        news = history(first, ids[0]) + history(second, ids[1])
        for record in data.draw(st.permutations(news)) if shuffled else news:
            tell(record)
        let_time_pass(order)
        ends.append(end_of(order))
    assert ends[0].order == ends[1].order
    if {first, second} != {"exact", "over"}:
        assert ends[0] == ends[1]


def deny_finish(payment_id: str) -> None:
    """A signed IPN says finished while the record does not; where it does, nothing is denied."""
    with transaction():
        payment = find(payment_id)
        assert payment is not None
        order = orders.lock(payment.order_id)
        db.session.refresh(payment)
        if RANK[payment.status] < RANK[S.FINISHED]:
            deny(order, payment, "finished")


@NEWS
@given(data=st.data(), end=st.sampled_from(sorted(ENDS)), kind=st.sampled_from(sorted(CHILDREN)))
def test_a_denied_finish_changes_neither_the_end_nor_the_money(
    product: Product, data: st.DataObject, end: str, kind: str
) -> None:
    ends = []
    for denied in (False, True):
        order, (payment_id,) = fresh(product)
        news = history(end, payment_id) + child_history(kind, payment_id)
        moments = data.draw(st.sets(st.integers(0, len(news)), min_size=1)) if denied else set()
        for number, record in enumerate(news):
            if number in moments:
                deny_finish(payment_id)
            tell(record)
        let_time_pass(order)
        ends.append(end_of(order))
    assert (ends[0].order, ends[0].payments, ends[0].money) == (
        ends[1].order,
        ends[1].payments,
        ends[1].money,
    )
    assert set(ends[1].attention) - set(ends[0].attention) <= {"ipn_disagrees"}


@NEWS
@given(
    data=st.data(),
    end=st.sampled_from(["short", "unproven", "contradictory", "over", "exact"]),
    kind=st.sampled_from(["none", "repeated", "repeated, short"]),
)
def test_what_people_decide_stays_decided_whatever_is_told_again(
    product: Product, data: st.DataObject, end: str, kind: str
) -> None:
    """Accepted or kept, then all the news once more in any order: the money stands as before."""
    order, (payment_id,) = fresh(product)
    news = history(end, payment_id) + child_history(kind, payment_id)
    for record in news:
        tell(record)
    for payment in db.session.scalars(select(Payment).where(Payment.order_id == order.id)).all():
        decide = data.draw(st.sampled_from([None, accept, keep]))
        if decide is not None:
            with suppress(ConflictError), transaction():
                decide(payment.id, Actor("test"), reason="a test")
    decided = end_of(order)
    for record in data.draw(st.permutations(news)):
        tell(record)
    let_time_pass(order)
    assert end_of(order).money == decided.money


def resolve_all() -> None:
    db.session.execute(update(AttentionItem).values(state=AttentionState.RESOLVED))
    commit()


def test_what_came_late_and_grows_is_asked_about_once(product: Product) -> None:
    """Late and exact, then late and more at the same rank: one verdict, and yet a new question."""
    order, (payment_id,) = fresh(product)
    let_time_pass(order)
    tell(report(payment_id, 1, S.FINISHED, "0.004"))
    assert end_of(order).attention == ()
    grown = report(payment_id, 2, S.FINISHED, "0.005")
    tell(grown)
    tell(grown)
    end = end_of(order)
    assert end.attention == ("overpaid",)
    assert end.money.owed > Money.zero()
    assert set(order.flags) == {"late", "overpaid"}
    resolve_all()
    tell(grown)
    assert end_of(order).attention == ()


def test_a_repeat_writes_nothing(product: Product) -> None:
    _, (payment_id,) = fresh(product)
    finals = history("over", payment_id)
    for record in finals:
        tell(record)
    count = text("select count(*) from timeline_entries")
    before = db.session.scalar(count)
    for record in finals * 2:
        tell(record)
    assert db.session.scalar(count) == before


def test_what_staff_resolved_is_not_raised_again_by_a_repeat(product: Product) -> None:
    order, (payment_id,) = fresh(product)
    final = history("unproven", payment_id)[-1]
    tell(final)
    assert end_of(order).attention == ("finished_unpaid",)
    resolve_all()
    tell(final)
    assert end_of(order).attention == ()
