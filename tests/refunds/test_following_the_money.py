"""What is owed gets its refund by itself, once, and loses it when the facts are others."""

from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.refunding import ADDRESS, TX_HASH, Desk, refunds
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.events import emit
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.statements import trial_balance
from bitloot.orders.events import MoneyMoved
from bitloot.payments.models import Payment
from bitloot.refunds.models import Refund
from bitloot.refunds.states import RefundStatus

REASON = {"reason": "talked to the customer"}


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="20.00")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


@pytest.fixture
def desk(client: FlaskClient) -> Desk:
    return Desk(client, staff_headers(Role.FINANCE))


def seen() -> list[tuple[str, str]]:
    return [(refund.status.value, refund.amount.plain()) for refund in refunds()]


def open_questions() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def books() -> dict[str, str]:
    return {
        each.account.value: each.balance.plain()
        for each in trial_balance().accounts
        if each.account in {Account.CUSTOMERS, Account.FORFEITED}
    }


def test_another_deposit_of_a_paid_order_goes_back_once(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = str(bought.pay_with()["provider_payment_id"])
    sandbox.pay(payment)
    sandbox.pay(payment, "pay_again")
    run_jobs()
    assert seen() == [("requested", "20.00")]
    for _ in range(2):
        sandbox.pay(payment, "ipn_duplicate")
        run_jobs(ahead=3600)
    assert seen() == [("requested", "20.00")]
    look = bought.look()
    assert (look["received"], look["owed"], look["status"]) == ("40.00", "20.00", "fulfilled")
    assert books()[Account.CUSTOMERS.value] == "-20.00"


def test_a_second_payment_goes_back_in_its_own_coin(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    first = str(bought.pay_with("btc")["provider_payment_id"])
    second = str(bought.pay_with("ltc")["provider_payment_id"])
    sandbox.pay(first)
    sandbox.pay(second)
    run_jobs()
    (refund,) = refunds()
    assert (refund.pay_currency, refund.amount.plain()) == ("ltc", "20.00")
    paid = db.session.get_one(Payment, refund.payment_id)
    assert refund.coin_amount == paid.actually_paid


def test_another_coin_goes_back_and_can_still_be_accepted(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = str(bought.pay_with()["provider_payment_id"])
    sandbox.pay(payment, "wrong_coin")
    run_jobs()
    (refund,) = refunds()
    assert refund.status is RefundStatus.REQUESTED
    assert "not the BTC that was asked for" in str(bought.look()["status_text"])
    accepted = client.post(
        f"/api/v1/admin/payments/{refund.payment_id}/accept",
        json=REASON,
        headers=staff_headers(Role.FINANCE),
    )
    assert accepted.status_code == 200, accepted.text
    (refund,) = refunds()
    assert (refund.status, refund.cancelled_by) == (RefundStatus.CANCELLED, "system")


def test_what_has_gone_back_is_nobodys_price_any_more(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    sandbox.pay(str(bought.pay_with()["provider_payment_id"]), "wrong_coin", pay_currency="ltc")
    run_jobs()
    (refund,) = refunds()
    address = "LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ"
    assert desk.act(refund.id, "address", address=address)[0] == 200
    desk.act(refund.id, "approve")
    assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=address)[0] == 200
    path = f"/api/v1/admin/payments/{refund.payment_id}/accept"
    refused = client.post(path, json=REASON, headers=staff_headers())
    assert refused.status_code == 409
    assert "sent back already" in refused.json["detail"]
    assert open_questions() == []


def test_too_little_to_send_is_kept_and_said(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    over = Decimal(str(payment["pay_amount"])) * Decimal("1.02")
    sandbox.pay(
        str(payment["provider_payment_id"]),
        "advance",
        to="finished",
        actually_paid=f"{over.quantize(Decimal('1e-8'))}",
    )
    run_jobs()
    assert seen() == []
    assert open_questions() == []
    look = bought.look()
    assert (look["owed"], look["status"]) == ("0.00", "fulfilled")
    assert "they stay with us" in str(look["status_text"])
    assert books()[Account.CUSTOMERS.value] == "0.00"
    assert books()[Account.FORFEITED.value] != "0.00"


def test_what_staff_decide_about_first_gets_no_refund_by_itself(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    payment = str(bought.pay_with()["provider_payment_id"])
    sandbox.pay(payment, "pay70")
    sandbox.pay(payment, "pay_again")
    run_jobs()
    assert (seen(), open_questions()) == ([], ["repeated_deposit_covers"])
    child = db.session.scalars(select(Payment).order_by(Payment.id.desc())).first()
    assert child is not None
    status, asked = desk.ask(order_id=str(bought.id), payment_id=str(child.id))
    assert (status, asked["amount"]) == (201, "6.00")


def test_too_little_is_forfeited_and_never_refunded(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    sandbox.pay(str(bought.pay_with()["provider_payment_id"]), "pay70")
    run_jobs()
    assert seen() == []
    payment = db.session.scalars(select(Payment)).one()
    wishes = ({}, {"payment_id": str(payment.id)})
    assert {desk.ask(order_id=str(bought.id), **wish)[0] for wish in wishes} == {409}


def test_what_the_provider_sends_back_itself_is_not_sent_again(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    payment = str(bought.pay_with()["provider_payment_id"])
    sandbox.pay(payment, "pay130")
    run_jobs()
    assert desk.ask(order_id=str(bought.id))[0] == 201
    sandbox.pay(payment, "refund")
    run_jobs()
    assert {status for status, _ in seen()} == {"cancelled"}
    assert bought.look()["status"] == "refunded"
    assert open_questions() == []


def test_money_that_went_back_twice_is_told_to_staff(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    payment = str(bought.pay_with()["provider_payment_id"])
    sandbox.pay(payment)
    run_jobs()
    _, refund = desk.ask(order_id=str(bought.id))
    desk.act(str(refund["id"]), "address", address=ADDRESS)
    desk.act(str(refund["id"]), "approve")
    assert desk.act(str(refund["id"]), "send", tx_hash=TX_HASH, address=ADDRESS)[0] == 200
    sandbox.pay(payment, "refund")
    run_jobs()
    assert open_questions() == ["refunded_too_much"]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1e400"}, "amount"),
        ({"amount": "20.01"}, "amount"),
        ({"coin_amount": "1"}, "coin_amount"),
        ({"coin_amount": "Infinity"}, "coin_amount"),
    ],
)
def test_amounts_that_cannot_be(
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    desk: Desk,
    wish: dict[str, str],
    field: str,
) -> None:
    sandbox.pay(str(bought.pay_with()["provider_payment_id"]))
    run_jobs()
    status, problem = desk.ask(order_id=str(bought.id), **wish)
    assert (status, field in str(problem["errors"])) == (422, True)
    assert seen() == []


def test_a_trifle_that_grows_after_its_refund_was_sent_stops_nothing(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    """Too little to be sent, and no longer to be kept: it stays owed, and the news is applied."""
    sandbox.pay(str(bought.pay_with()["provider_payment_id"]), "pay130")
    run_jobs()
    gone = {"status": RefundStatus.SENT, "address": ADDRESS, "tx_hash": TX_HASH}
    db.session.execute(update(Refund).values(**gone))
    payment = db.session.scalars(select(Payment)).one()
    assert payment.received is not None
    payment.received += Money.eur("0.01")
    emit(MoneyMoved(payment.order_id))
    commit()
    db.session.refresh(payment)
    assert payment.kept_at is None
    assert [refund.status for refund in refunds()] == [RefundStatus.SENT]


def two_ways_to_pay(bought: Checkout) -> tuple[str, str]:
    """Two open addresses for one order."""
    first, second = bought.pay_with("btc"), bought.pay_with("ltc")
    return str(first["provider_payment_id"]), str(second["provider_payment_id"])


@pytest.mark.parametrize("order", ["paid, refunded, paid", "paid, paid, refunded"])
def test_the_other_payment_pays_for_the_order_when_one_is_taken_back(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, order: str
) -> None:
    """The goods stay sold, once, and nothing is owed: one price came and stayed."""
    first, second = two_ways_to_pay(bought)
    acts = {"paid, refunded, paid": [(first, "finish"), (first, "refund"), (second, "finish")]}
    acts["paid, paid, refunded"] = [(first, "finish"), (second, "finish"), (first, "refund")]
    for payment, act in acts[order]:
        sandbox.pay(payment, act)
        run_jobs()
    look = bought.look()
    assert (look["status"], look["owed"]) == ("fulfilled", "0.00")
    assert all(refund.status is RefundStatus.CANCELLED for refund in refunds())
    assert open_questions() == []
    assert books()[Account.CUSTOMERS.value] == "0.00"
    row = bought.row()
    assert [item.delivered_count for item in row.items] == [1]


def test_what_was_sent_back_by_hand_pays_for_nothing(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, desk: Desk
) -> None:
    first, second = two_ways_to_pay(bought)
    for payment in (first, second):
        sandbox.pay(payment)
        run_jobs()
    (refund,) = refunds()
    address = "LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ"
    assert desk.act(refund.id, "address", address=address)[0] == 200
    assert desk.act(refund.id, "approve")[0] == 200
    assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=address)[0] == 200
    sandbox.pay(first, "refund")
    run_jobs()
    assert bought.look()["status"] == "refunded"
    assert books()[Account.CUSTOMERS.value] == "0.00"
