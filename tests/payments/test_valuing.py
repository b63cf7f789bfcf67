"""Euros of coins: at the order's rate, by the provider's estimate, by hand."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import AuditEntry
from bitloot.core.cache import get_redis
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job
from bitloot.core.money import Money
from bitloot.payments.appraising import appraise_soon
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset, PaymentStatus
from bitloot.payments.valuing import LARGEST, plausible, question, value, worth

PRICE = Money.eur("25.80")
ASKED = Decimal("0.0004")


@pytest.mark.parametrize(
    ("coins", "asked", "euros"),
    [
        ("0.0004", "0.0004", "25.80"),
        ("0.0002", "0.0004", "12.90"),
        ("0", "0.0004", "0"),
        ("0.000000000000000001", "0.0004", "0"),
        ("1", "3", "8.60"),
        ("1", None, None),
        ("1", "0", None),
        ("999999999999999999", "0.0004", None),
    ],
)
def test_at_the_rate_of_the_order(coins: str, asked: str | None, euros: str | None) -> None:
    found = worth(Decimal(coins), price=PRICE, asked=Decimal(asked) if asked else None)
    assert found == (Money.eur(euros) if euros else None)


@given(st.decimals(0, "1e17", allow_nan=False), st.decimals("1e-17", "1e17", allow_nan=False))
def test_any_amount_is_money_or_none(coins: Decimal, asked: Decimal) -> None:
    found = worth(coins, price=PRICE, asked=asked)
    assert found is None or Money.zero() <= found <= max(LARGEST, PRICE)


@dataclass(frozen=True)
class Came:
    """Facts of a payment of 0.0004 BTC for 25.80."""

    paid: str = "0.0004"
    outcome: str | None = None
    coin: str | None = None
    status: PaymentStatus = PaymentStatus.FINISHED
    asset: Asset = Asset.EXPECTED

    def payment(self) -> Payment:
        return Payment(
            status=self.status, price=PRICE, pay_currency="btc", pay_amount=ASKED,
            actually_paid=Decimal(self.paid), asset=self.asset, outcome_currency=self.coin,
            outcome_amount=Decimal(self.outcome) if self.outcome else None,
        )  # fmt: skip


SAME_COIN = Came(outcome="0.0003", coin="BTC")


@pytest.mark.parametrize(
    ("came", "received", "credited", "asks"),
    [
        (Came(), "25.80", None, False),
        (SAME_COIN, "25.80", "19.35", False),
        (replace(SAME_COIN, status=PaymentStatus.CONFIRMING), "25.80", None, False),
        (replace(SAME_COIN, status=PaymentStatus.REFUNDED), "25.80", None, False),
        (replace(SAME_COIN, paid="0"), "0", None, False),
        (replace(SAME_COIN, outcome="0.0005"), "25.80", None, True),
        (replace(SAME_COIN, coin="usdttrc20", outcome="29"), "25.80", None, True),
        (replace(SAME_COIN, asset=Asset.WRONG), None, None, True),
        (Came(asset=Asset.WRONG), None, None, True),
        (Came(asset=Asset.WRONG, status=PaymentStatus.SENDING), None, None, False),
    ],
)
def test_what_is_known_without_asking(
    came: Came, received: str | None, credited: str | None, *, asks: bool
) -> None:
    payment = came.payment()
    value(payment, ASKED)
    assert payment.received == (Money.eur(received) if received else None)
    assert payment.credited == (Money.eur(credited) if credited else None)
    assert (question(payment) is not None) is asks


def test_more_than_twice_what_came_was_not_credited() -> None:
    assert plausible(Money.eur("51.60"), PRICE)
    assert not plausible(Money.eur("51.61"), PRICE)


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="25.80")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def jobs() -> int:
    return db.session.scalar(select(func.count()).where(Job.kind == "payments.value")) or 0


def test_another_outcome_coin_is_estimated_once(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    paid = bought.pay_with("btc")
    for button in ("finish", "ipn_duplicate", "ipn_reorder"):
        sandbox.pay(str(paid["provider_payment_id"]), button)
    run_jobs()
    (payment,) = payments()
    assert payment.outcome_currency == "usdttrc20"
    assert payment.received == PRICE
    assert payment.credited is not None
    assert Money.eur(25) < payment.credited < PRICE
    assert jobs() == 1


def test_the_same_coin_needs_no_estimate(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    sandbox.switch(**{"nowpayments.payout_currency": "btc"})
    sandbox.pay(str(bought.pay_with("btc")["provider_payment_id"]))
    run_jobs()
    (payment,) = payments()
    assert payment.credited is not None
    assert Money.eur(25) < payment.credited < PRICE
    assert jobs() == 0


def wrong_coin(bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs) -> Payment:
    """A deposit of another coin that nobody has valued yet."""
    paid = bought.pay_with("btc")
    sandbox.pay(str(paid["provider_payment_id"]), "wrong_coin", pay_currency="ltc")
    run_jobs()
    child = payments()[1]
    assert child.received is not None
    child.received = child.credited = None
    return child


def test_a_wrong_coin_is_valued_when_the_provider_is_back(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    child = wrong_coin(bought, sandbox, run_jobs)
    appraise_soon(child, changed=True)
    commit()
    sandbox.switch(**{"nowpayments.outage": "down"})
    run_jobs()
    assert payments()[1].received is None
    sandbox.switch(**{"nowpayments.outage": "none"})
    get_redis().flushdb()
    run_jobs(ahead=3600)
    child = payments()[1]
    assert child.received is not None
    assert child.credited is not None
    assert Money.eur("25.7") < child.received < Money.eur("25.9")
    assert child.credited < child.received
    assert reasons() == ["wrong_asset"]


def test_what_cannot_be_estimated_is_entered_by_staff(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    child = wrong_coin(bought, sandbox, run_jobs)
    child.pay_currency = child.outcome_currency = "nocoin"
    appraise_soon(child, changed=True)
    commit()
    run_jobs()
    assert reasons() == ["value_unknown", "wrong_asset"]
    path = f"/api/v1/admin/payments/{child.id}/value"
    body = {"received": "24.00", "credited": "23.50", "reason": "The market's rate of that hour."}
    support = staff_headers(Role.SUPPORT)
    assert client.post(path, json=body, headers=support).status_code == 403
    staff = staff_headers(Role.FINANCE)
    for wrong in ({"credited": "99.00"}, {"received": None, "credited": None}, {"received": "-1"}):
        assert client.post(path, json={**body, **wrong}, headers=staff).status_code == 422
    answer = client.post(path, json=body, headers=staff)
    assert (answer.json["received"], answer.json["credited"]) == ("24.00", "23.50")
    assert client.post(path, json=body, headers=staff).status_code == 409
    assert reasons() == ["wrong_asset"]
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("payment.value", body["reason"])


def test_what_came_at_the_orders_rate_is_nobodys_to_enter(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    paid = bought.pay_with("btc")
    path = f"/api/v1/admin/payments/{paid['id']}/value"
    staff, body = staff_headers(), {"received": "24.00", "reason": "Because."}
    assert client.post(path, json=body, headers=staff).status_code == 409
    sandbox.pay(str(paid["provider_payment_id"]))
    run_jobs()
    assert client.post(path, json=body, headers=staff).status_code == 422
