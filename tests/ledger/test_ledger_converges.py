"""Whatever happens in whatever order, the books end where the final facts say, at zero in all."""

import threading
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from support.books import (
    a_refund,
    a_sold_product,
    an_empty_order,
    balances,
    entry,
    money,
    transactions,
)

from bitloot.catalog.models import Product
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import LedgerTransaction
from bitloot.ledger.posting import Subject, SubjectKind, post
from bitloot.ledger.subjects import order_positions, post_order
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage
from bitloot.refunds.models import Refund
from bitloot.refunds.states import Purpose, RefundStatus

AMOUNTS = st.decimals("0", "40", places=8)
Change = Callable[[Order, list[Payment], list[Refund]], None]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A fact that becomes known: of a payment, or of a refund."""
    which = draw(st.integers(0, 2))
    if draw(st.booleans()):
        amount, credited = draw(AMOUNTS), draw(st.none() | AMOUNTS)
        verdict, coverage = draw(st.sampled_from(Outcome)), draw(st.sampled_from(Coverage))
        kept = draw(st.booleans())

        def of_payment(_: Order, payments: list[Payment], __: list[Refund]) -> None:
            payment = payments[which]
            payment.received, payment.verdict = Money(amount), verdict.value
            payment.credited = None if credited is None else Money(credited)
            payment.coverage, payment.kept_at = coverage, utcnow() if kept else None

        return of_payment
    status, purpose = draw(st.sampled_from(RefundStatus)), draw(st.sampled_from(Purpose))

    def of_refund(_: Order, __: list[Payment], refunds: list[Refund]) -> None:
        refunds[which].status, refunds[which].purpose = status, purpose

    return of_refund


@pytest.fixture
def product(app: ShopFlask) -> Product:
    return a_sold_product()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(news=st.lists(changes(), max_size=12), data=st.data())
def test_the_books_end_where_the_final_facts_say(
    product: Product, news: list[Change], data: st.DataObject
) -> None:
    order = an_empty_order(product)
    payments = [money(order, "0", Outcome.NOTHING, Coverage.NONE) for _ in range(3)]
    refunds = [a_refund(each, "2.5", status=RefundStatus.REQUESTED) for each in payments]
    for change in news:
        change(order, payments, refunds)
        for _ in range(data.draw(st.integers(0, 2))):  # some news is posted twice, some not at once
            post_order(order.id)
    post_order(order.id)
    commit()
    wanted = {
        a.value: f"{m.amount.normalize():f}" for a, m in order_positions([order])[order.id].items()
    }
    assert balances(order.id) == wanted
    assert db.session.scalar(text("select coalesce(sum(amount), 0) from ledger_postings")) == 0
    before = transactions()
    assert not post_order(order.id)
    assert transactions() == before


def test_a_source_is_posted_once(product: Product) -> None:
    subject = Subject(SubjectKind.ENTRY, new_id(), "Test")
    lines = entry(Account.KINGUIN, Account.OWNER, "5")
    assert post(subject, lines, "test:1", "first")
    assert not post(subject, lines, "test:1", "again")
    commit()
    assert balances() == {"assets:kinguin": "5", "equity:owner": "-5"}
    statement = text(
        "insert into ledger_transactions (id, source, subject_kind, subject_id, text) "
        "values (gen_random_uuid(), 'test:1', 'entry', gen_random_uuid(), 'by hand')"
    )
    with pytest.raises(IntegrityError, match="uq_ledger_transactions_source"):
        db.session.execute(statement)
    db.session.rollback()


def test_racers_post_it_once(app: ShopFlask, product: Product) -> None:
    order = an_empty_order(product)
    money(order, "15.00", Outcome.PAID_OVER, Coverage.OVER)
    order_id = order.id
    commit()
    start = threading.Barrier(4)
    wrote: list[bool] = []

    def race() -> None:
        with app.app_context():
            start.wait()
            orders.lock(order_id)
            wrote.append(post_order(order_id))
            commit()

    racers = [threading.Thread(target=race) for _ in range(4)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(wrote) == [False, False, False, True]
    sources = db.session.scalars(select(LedgerTransaction.source)).all()
    assert sources == [f"order:{order_id}:1"]
