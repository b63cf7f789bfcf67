"""Rules 2, 4 and 6: what needs no provider; the nightly run and the quarter of an hour see it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text, update
from support.checkout import Checkout
from support.comparing import agreed, compare, found, mended, open_breaks
from support.paid import paid_order
from support.working import RunJobs

from bitloot.catalog.models import Product, SourceType
from bitloot.core.attention import raise_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.ids import new_id
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import close_day
from bitloot.ledger.posting import Subject, SubjectKind, post
from bitloot.ledger.statements import trial_balance
from bitloot.orders.models import Order, OrderItem
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.running import look_at_invariants
from bitloot.stock.models import StockItem, StockState

F, K, L = Rule.PAID_FULFILLED, Rule.KEYS_ONCE, Rule.LEDGER_BALANCES
Look = Callable[[], object]
LOOKS: list[Look] = [compare, look_at_invariants]


@pytest.fixture(params=LOOKS, ids=["run", "invariants"])
def look(request: pytest.FixtureRequest) -> Look:
    wanted: Look = request.param
    return wanted


@pytest.fixture
def stuck(own: Product) -> Order:
    """Paid six minutes ago; its job has died, and nobody was told."""
    order = paid_order((own, 1))
    order.paid_at = utcnow() - timedelta(minutes=6)
    db.session.execute(update(Job).values(state=JobState.DEAD))
    commit()
    return order


def test_nothing_is_wrong(paid: Checkout, look: Look) -> None:
    look()
    assert found() == []


def test_a_paid_order_that_everybody_forgot(stuck: Order, look: Look, run_jobs: RunJobs) -> None:
    look()
    assert (F, stuck.number, Remedy.RETRY) in found()
    mended(run_jobs, ahead=5)
    db.session.refresh(stuck)
    assert stuck.status.value == "fulfilled"
    assert [each for each in found() if each[0] is F] == []


def test_five_minutes_are_given(stuck: Order, look: Look) -> None:
    stuck.paid_at = utcnow() - timedelta(minutes=4, seconds=55)
    commit()
    look()
    assert [each for each in found() if each[0] is F] == []


@pytest.mark.parametrize(("kind", "is_break"), [("order_item", False), ("payment", True)])
def test_with_staff_only_when_asked_about_its_goods(
    stuck: Order, look: Look, kind: str, is_break: object
) -> None:
    raise_attention(
        "anything", subject=(kind, new_id()), trail_id=stuck.id, summary="x", action="review"
    )
    commit()
    look()
    assert bool([each for each in found() if each[0] is F]) == is_break


def test_a_break_of_one_order_does_not_hide_itself(stuck: Order) -> None:
    compare()
    compare()
    assert len([each for each in found() if each[0] is F]) == 1


def copy_of(delivery: Delivery, order: Order, source: SourceType) -> Delivery:
    columns = {c.key: getattr(delivery, c.key) for c in Delivery.__table__.columns}
    changed = {
        "id": new_id(),
        "order_id": order.id,
        "item_id": order.items[0].id,
        "source_type": source,
        "source_ref": "another",
        "object_key": "another",
    }
    return Delivery(**{**columns, **changed})


def the_delivery() -> Delivery:
    db.session.rollback()
    return db.session.scalars(select(Delivery)).one()


def test_a_key_value_that_was_sold_twice(
    paid: Checkout, own: Product, look: Look, run_jobs: RunJobs
) -> None:
    delivery = the_delivery()
    other = paid_order((own, 1))
    db.session.add(copy_of(delivery, other, SourceType.KINGUIN))
    commit()
    look()
    assert [each for each in found() if each[0] is K] == [(K, delivery.fingerprint, Remedy.REVIEW)]
    summary = next(each.summary for each in open_breaks() if each.rule is K)
    assert other.number in summary
    assert "sold 2 times" in summary


def test_a_sold_key_that_is_still_in_the_stock(paid: Checkout, look: Look) -> None:
    delivery = the_delivery()
    db.session.execute(
        update(StockItem)
        .where(StockItem.fingerprint == delivery.fingerprint)
        .values(state=StockState.AVAILABLE, sold_to=None)
    )
    commit()
    look()
    assert (K, delivery.fingerprint, Remedy.REVIEW) in found()


def test_books_that_were_tampered_with(paid: Checkout, look: Look) -> None:
    look()
    db.session.execute(text("set session_replication_role = replica"))
    db.session.execute(
        text("update ledger_postings set amount = amount + 1 where account = :account"),
        {"account": Account.SALES.value},
    )
    db.session.execute(text("set session_replication_role = origin"))
    commit()
    look()
    rules = {(rule, reference.partition(":")[0]) for rule, reference, _ in found()}
    assert (L, "transaction") in rules
    assert (L, "order") in rules


def test_an_order_that_the_books_do_not_follow(
    paid: Checkout, look: Look, run_jobs: RunJobs
) -> None:
    subject = Subject(SubjectKind.ORDER, paid.id, "x", paid.id)
    one = Money.eur(Decimal(1))
    post(subject, {Account.SALES: one, Account.CUSTOMERS: -one}, "by mistake", "By mistake")
    commit()
    look()
    assert found() == [(L, f"order:{paid.id}", Remedy.POST)]
    mended(run_jobs)
    assert found() == []
    look()
    assert found() == []


def test_a_purchase_that_was_never_posted(
    purchased: Checkout, look: Look, run_jobs: RunJobs
) -> None:
    agreed(compare())
    db.session.execute(text("set session_replication_role = replica"))
    db.session.execute(
        text(
            "delete from ledger_postings where transaction_id in "
            "(select id from ledger_transactions where subject_kind = 'attempt')"
        )
    )
    db.session.execute(text("delete from ledger_transactions where subject_kind = 'attempt'"))
    db.session.execute(text("set session_replication_role = origin"))
    commit()
    look()
    assert (L, Remedy.POST) in {(each[0], each[2]) for each in found()}
    mended(run_jobs)
    assert [each for each in found() if each[0] is L] == []


@pytest.mark.parametrize(("status", "is_break"), [("placed", False), ("refused", True)])
def test_a_preorder_that_was_placed_waits_for_its_release(
    game: Product, look: Look, status: str, is_break: object
) -> None:
    order = paid_order((game, 1))
    order.paid_at = utcnow() - timedelta(days=3)
    item = db.session.get_one(OrderItem, order.items[0].id)
    item.is_preorder = True
    db.session.add(
        FulfillmentAttempt(
            item_id=item.id,
            order_id=order.id,
            number=1,
            external_id=f"{item.id.hex}-1",
            status=AttemptStatus(status),
            quantity=1,
            requested_price=item.unit_price,
        )
    )
    commit()
    look()
    assert ((F, order.number, Remedy.RETRY) in found()) == is_break


def test_a_closed_day_that_is_not_what_was_posted(paid: Checkout, run_jobs: RunJobs) -> None:
    order = db.session.get_one(Order, paid.id)
    yesterday = utcnow() - timedelta(days=1)
    subject = Subject(SubjectKind.ENTRY, new_id(), "x", order.id)
    one = Money.eur(Decimal(1))
    post(subject, {Account.SALES: one, Account.CUSTOMERS: -one}, "old", "Old", at=yesterday)
    commit()
    assert close_day() == yesterday.date()
    commit()
    agreed(compare())
    db.session.execute(text("set session_replication_role = replica"))
    db.session.execute(text("update ledger_closings set amount = 5 where amount = 1"))
    db.session.execute(text("set session_replication_role = origin"))
    commit()
    compare()
    assert found() == [(L, f"closing:{yesterday.date().isoformat()}", Remedy.POST)]
    assert not trial_balance().holds
    mended(run_jobs)
    agreed(compare())
    assert trial_balance().holds
