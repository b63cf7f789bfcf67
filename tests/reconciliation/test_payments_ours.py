"""Rule 1: what NOWPayments has, and what we have, is the same."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.comparing import agreed, compare, found, mended, open_breaks
from support.paid import own_product, placed_order
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.ids import new_id
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.states import PaymentStatus
from bitloot.reconciliation.models import Remedy, Rule

P = Rule.PAYMENTS_OURS


def the_payment() -> Payment:
    db.session.rollback()
    return db.session.scalars(select(Payment)).one()


def plant(sandbox: SandboxControl, **wanted: object) -> list[str]:
    planted = sandbox.call("POST", "/payments", wanted)["payments"]
    assert isinstance(planted, list)
    return [str(payment["payment_id"]) for payment in planted]


def test_what_agrees_is_certified(paid: Checkout) -> None:
    run = compare()
    agreed(run)
    assert run.checked["payments_ours"] == 1
    assert run.stage is None


def test_a_dropped_ipn_is_no_break_because_open_payments_are_asked_about(
    own: Checkout, client: object, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    bought = checkout(client, (own.id, 1))
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]), "ipn_drop")
    sandbox.pay(str(payment["provider_payment_id"]))
    agreed(compare())
    run_jobs()
    assert bought.look()["status"] == "fulfilled"


@pytest.mark.parametrize("status", ["finished", "partially_paid", "refunded"])
def test_a_payment_of_somebody_else_is_reviewed(
    paid: Checkout, sandbox: SandboxControl, status: str
) -> None:
    ids = plant(sandbox, status=status, order_id="ANOTHER-SHOP")
    assert compare().breaks == 1
    assert found() == [(P, ids[0], Remedy.REVIEW)]


@pytest.mark.parametrize("status", ["waiting", "confirming", "expired", "failed"])
def test_without_money_it_is_nobodys_business(
    paid: Checkout, sandbox: SandboxControl, status: str
) -> None:
    plant(sandbox, status=status)
    agreed(compare())


def test_one_for_an_order_of_ours_is_taken_in(
    own: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = placed_order((own, 1))
    ids = plant(sandbox, order_id=order.number, price_amount=str(order.total.amount))
    compare()
    assert found() == [(P, ids[0], Remedy.ADOPT)]
    assert open_breaks()[0].order_id == order.id
    mended(run_jobs)
    assert found() == []
    assert the_payment().status is PaymentStatus.FINISHED
    assert db.session.get_one(Order, order.id).status.value == "fulfilled"
    agreed(compare())


def test_one_for_our_number_at_another_price_is_not(own: Checkout, sandbox: SandboxControl) -> None:
    order = placed_order((own, 1))
    ids = plant(sandbox, order_id=order.number, price_amount="0.50")
    compare()
    assert found() == [(P, ids[0], Remedy.REVIEW)]


@pytest.mark.parametrize("names_order", ["true", "false"])
def test_a_further_deposit_that_nobody_told_us_of_is_taken_in(
    paid: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, names_order: str
) -> None:
    sandbox.switch(**{"nowpayments.child_order_id": names_order})
    parent = the_payment().provider_payment_id or ""
    sandbox.pay(parent, "ipn_drop")
    child = sandbox.pay(parent, "pay_again")
    compare()
    assert found() == [(P, str(child["payment_id"]), Remedy.ADOPT)]
    mended(run_jobs)
    agreed(compare())
    children = select(Payment.parent_payment_id).where(
        Payment.provider_payment_id == str(child["payment_id"])
    )
    assert db.session.scalars(children).one() == parent


@pytest.mark.parametrize(
    ("act", "options", "remedy"),
    [
        ("refund", {}, Remedy.POLL),
        ("advance", {"to": "finished", "actually_paid": "0.5"}, Remedy.POLL),
        ("advance", {"to": "partially_paid", "actually_paid": "0.00000001"}, Remedy.REVIEW),
        ("advance", {"to": "failed"}, Remedy.REVIEW),
    ],
)
def test_a_change_that_no_ipn_told_of(
    paid: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    act: str,
    options: dict[str, object],
    remedy: Remedy,
) -> None:
    payment_id = the_payment().provider_payment_id or ""
    sandbox.pay(payment_id, "ipn_drop")
    sandbox.pay(payment_id, act, **options)
    compare()
    assert found() == [(P, payment_id, remedy)]
    if remedy is Remedy.POLL:
        mended(run_jobs)
        agreed(compare())


def test_what_was_changed_here_alone_is_reviewed(paid: Checkout) -> None:
    payment = the_payment()
    payment.price = payment.price * 2
    commit()
    compare()
    assert [each[2] for each in found() if each[0] is P] == [Remedy.REVIEW]


def test_what_the_provider_does_not_know_is_reviewed(
    paid: Checkout, sandbox: SandboxControl
) -> None:
    payment_id = the_payment().provider_payment_id or ""
    sandbox.call("DELETE", f"/payments/{payment_id}")
    compare()
    assert found() == [(P, payment_id, Remedy.REVIEW)]


def many(sandbox: SandboxControl, count: int) -> list[str]:
    """Finished payments that both sides have."""
    order = placed_order((own_product("many"), 1))
    ids = plant(sandbox, count=count, order_id=order.number, price_amount=str(order.total.amount))
    theirs = {str(each["payment_id"]): each for each in sandbox.payments(order.number)}
    for payment_id in ids:
        paid = Decimal(str(theirs[payment_id]["actually_paid"]))
        db.session.add(
            Payment(
                id=new_id(),
                order_id=order.id,
                status=PaymentStatus.FINISHED,
                provider_payment_id=payment_id,
                price=order.total,
                pay_currency="btc",
                pay_amount=paid,
                is_fixed_rate=False,
                actually_paid=paid,
                outcome_amount=Decimal(str(theirs[payment_id]["outcome_amount"])),
            )
        )
    commit()
    return ids


def test_twelve_hundred_payments_come_in_three_pages(app: object, sandbox: SandboxControl) -> None:
    many(sandbox, 1200)
    steps: list[int] = []
    run = compare(lambda stage, n: steps.append(n) if stage == P.value else None)
    agreed(run)
    assert steps == [500, 1000, 1200]
    assert run.checked["payments_ours"] == 1200


@pytest.mark.parametrize("hidden", [0, 499, 500, 999, 1000])
def test_a_foreign_payment_is_found_on_either_side_of_a_page(
    app: object, sandbox: SandboxControl, hidden: int
) -> None:
    ids = many(sandbox, 1001)
    gone = db.session.scalars(select(Payment).where(Payment.provider_payment_id == ids[hidden]))
    db.session.delete(gone.one())
    commit()
    compare()
    assert [each[:2] for each in found()] == [(P, ids[hidden])]


def test_a_list_that_moves_once_is_read_again(app: object, sandbox: SandboxControl) -> None:
    ids = many(sandbox, 501)
    gone = db.session.scalars(select(Payment).where(Payment.provider_payment_id == ids[500]))
    db.session.delete(gone.one())
    commit()
    sandbox.switch(**{"nowpayments.list_moves": "once"})
    assert compare().failed is None
    assert [each[:2] for each in found()] == [(P, ids[500])]


def test_a_list_that_never_stands_still_certifies_nothing(
    app: object, sandbox: SandboxControl
) -> None:
    many(sandbox, 501)
    sandbox.switch(**{"nowpayments.list_moves": "always"})
    run = compare()
    assert "kept moving" in (run.failed or "")
    assert not run.is_certificate


def test_the_window_ends_where_it_should(paid: Checkout, sandbox: SandboxControl) -> None:
    agreed(compare())
    now = utcnow()
    old, new = now - timedelta(days=20), now - timedelta(days=13, hours=23)
    plant(sandbox, created_at=old.isoformat())
    inside = plant(sandbox, created_at=new.isoformat())
    run = compare(whole=False)
    assert run.since is not None
    assert found() == [(P, inside[0], Remedy.REVIEW)]
    whole = compare()
    assert whole.breaks == 2


def test_what_is_older_than_the_window_is_not_missed_here(
    paid: Checkout, sandbox: SandboxControl
) -> None:
    agreed(compare())
    payment = the_payment()
    payment.created_at = utcnow() - timedelta(days=30)
    commit()
    sandbox.call("DELETE", f"/payments/{payment.provider_payment_id}")
    agreed(compare(whole=False))
