"""Whatever order news comes in, the end depends only on what the provider finally says."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from support.news import (
    ASKED,
    CHILDREN,
    ENDS,
    child_history,
    end_of,
    fresh,
    history,
    let_time_pass,
    report,
    tell,
)
from support.paid import fill, own_product

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.orders import service as orders
from bitloot.orders.states import ItemStatus
from bitloot.payments.accepting import accept
from bitloot.payments.keeping import keep
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find
from bitloot.payments.settling import deny
from bitloot.payments.states import RANK, PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord

S = PaymentStatus


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
        [
            "exact",
            "refunded",
            "short",
            "short and refunded",
            "refunded unseen",
            "failed",
            "expired",
            "unproven",
        ]
    ),
    second=st.sampled_from(
        [
            "exact",
            "over",
            "late",
            "refunded",
            "short",
            "short and refunded",
            "failed",
            "expired",
            "given up",
        ]
    ),
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
    assert ends[0] == ends[1]


def news_of_two(ids: list[str], first: str, second: str) -> list[list[PaymentRecord]]:
    """Of too little, and of another payment that is paid as it should be, or in another coin."""
    if second == "wrong":
        return [history(first, ids[0]), history("expired", ids[1]) + child_history(second, ids[1])]
    return [history(first, ids[0]), history(second, ids[1])]


@NEWS
@given(
    data=st.data(),
    first=st.sampled_from(["short", "short and refunded", "only ever refunded", "refunded unseen"]),
    second=st.sampled_from(["exact", "over", "late", "wrong"]),
)
def test_a_refund_of_too_little_decides_nothing_about_another_payment(
    product: Product, data: st.DataObject, first: str, second: str
) -> None:
    ends = []
    for way in ("one after the other", "the other way round", "mixed"):
        order, ids = fresh(product, 2)
        one, other = news_of_two(ids, first, second)
        news = other + one if way == "the other way round" else one + other
        news = data.draw(st.permutations(news)) if way == "mixed" else news
        expires_at = data.draw(st.integers(0, len(news)))
        for number, record in enumerate(news):
            if number == expires_at:
                let_time_pass(order)
            tell(record)
        let_time_pass(order)
        ends.append(end_of(order))
    assert ends[0] == ends[1] == ends[2]
    given_back = "underpaid" if first == "short" else "refunded"
    assert ends[0].order == (given_back if second == "wrong" else "paid")


def test_an_order_given_back_by_hand_is_not_bought_again_by_a_better_payment(
    product: Product,
) -> None:
    """More than enough came, and staff sent it back; then another one comes, to the cent."""
    order, ids = fresh(product, 2)
    for record in history("over", ids[0]):
        tell(record)
    with transaction():
        orders.mark_given_back(orders.lock(order.id), cause="sent back by hand", actor="finance")
    for record in history("exact", ids[1]):
        tell(record)
    end = end_of(order)
    assert end.order == "refunded"
    assert sorted(verdict for *_, verdict in end.payments) == ["paid", "second_payment"]
    first, second = find(ids[0]), find(ids[1])
    assert first is not None
    assert second is not None
    assert (first.verdict, second.verdict) == ("paid_over", "second_payment")


def test_what_was_given_back_by_hand_and_by_the_provider_is_not_bought_again_either(
    product: Product,
) -> None:
    order, ids = fresh(product, 2)
    finished, refunded = history("refunded", ids[0])[1:]
    tell(finished)
    with transaction():
        orders.mark_given_back(orders.lock(order.id), cause="sent back by hand", actor="finance")
    tell(refunded)
    for record in history("exact", ids[1]):
        tell(record)
    first, second = find(ids[0]), find(ids[1])
    assert first is not None
    assert second is not None
    assert (first.verdict, second.verdict) == ("refunded", "second_payment")
    assert end_of(order).order == "refunded"


@NEWS
@given(data=st.data(), kept=st.sampled_from(["short", "late and short", "given up"]))
def test_an_order_is_underpaid_as_long_as_too_little_is_kept(
    product: Product, data: st.DataObject, kept: str
) -> None:
    """Of two payments that were too little one is sent back: the lines wait for more again."""
    order, ids = fresh(product, 2)
    news = history("short and refunded", ids[0]) + history(kept, ids[1])
    for record in data.draw(st.permutations(news)):
        tell(record)
    assert end_of(order).order == "underpaid"
    assert {item.status for item in order.items} == {ItemStatus.PENDING}
    tell(report(ids[1], len(news), S.REFUNDED, "0.003"))
    assert end_of(order).order == "refunded"
    tell(report(ids[0], len(news), S.REFUNDED, "0.003"))
    assert end_of(order).money.forfeited == Money.zero()


def test_a_further_deposit_may_be_accepted_after_the_first_went_back(product: Product) -> None:
    """Too little went back; then the whole price comes to the same address."""
    order, (payment_id,) = fresh(product)
    for record in history("short and refunded", payment_id):
        tell(record)
    child = child_history("repeated", payment_id)[-1]
    tell(replace(child, pay_amount=ASKED, actually_paid=ASKED))
    assert end_of(order).attention == ("repeated_deposit_covers",)
    assert end_of(order).order == "refunded"
    payment = find(child.payment_id)
    assert payment is not None
    with transaction():
        accept(payment.id, Actor("test"), reason="a test")
    assert end_of(order).order == "paid"
    assert {item.status for item in order.items} == {ItemStatus.PENDING}


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


def test_what_came_late_and_shrinks_to_the_price_is_no_question_any_more(product: Product) -> None:
    order, (payment_id,) = fresh(product)
    let_time_pass(order)
    tell(report(payment_id, 1, S.FINISHED, "0.005"))
    assert end_of(order).attention == ("overpaid",)
    tell(report(payment_id, 2, S.FINISHED, "0.004"))
    end = end_of(order)
    assert (end.attention, end.money.owed, order.flags) == ((), Money.zero(), ["late"])


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
