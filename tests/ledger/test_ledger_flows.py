"""From the provider's record to the books, through the shop's own events."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import event
from support.books import balances, transactions
from support.console_rows import a_webhook
from support.paid import fill, own_product, placed_order

from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.ledger.fees import fee_in_euros
from bitloot.orders.models import Order
from bitloot.payments.applying import apply_report
from bitloot.payments.models import Payment
from bitloot.payments.states import PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord
from bitloot.webhooks.models import Processing

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ASKED = Decimal("0.004")
FINISHED = PaymentRecord(
    payment_id="777", status="finished", pay_currency="btc", pay_amount=ASKED,
    actually_paid=ASKED, price_amount=None, price_currency="eur", pay_address="bc1q",
    payin_extra_id=None, network="btc", order_id=None, outcome_amount=Decimal("0.00396"),
    outcome_currency="btc", parent_payment_id=None, origin_type=None, payment_extra_ids=(),
    payin_hash=None, created_at=NOW, updated_at=NOW, expires_at=None, valid_until=None,
)  # fmt: skip
FEES = {"currency": "btc", "depositFee": 0.00001, "serviceFee": 0.00002, "withdrawalFee": 0}


@pytest.fixture
def order(app: ShopFlask) -> Order:
    """Of 9.90 EUR, asked for as 0.004 BTC; the provider will credit 0.00396."""
    product = own_product()
    fill(product, "ONE")
    order = placed_order((product, 1))
    db.session.add(
        Payment(
            id=new_id(), order_id=order.id, status=PaymentStatus.WAITING,
            provider_payment_id="777", price=order.total, pay_currency="btc", pay_amount=ASKED,
            pay_address="bc1q", is_fixed_rate=True, actually_paid=Decimal(0),
        )
    )  # fmt: skip
    commit()
    return order


def tell(record: PaymentRecord) -> None:
    with transaction():
        apply_report(db.session.query(Payment).filter_by(provider_payment_id="777").one(), record)


def an_ipn(fee: object) -> bytes:
    return json.dumps({"payment_id": 777, "payment_status": "finished", "fee": fee}).encode()


def test_a_payment_is_in_the_books_when_it_is_in_the_shop(order: Order) -> None:
    tell(replace(FINISHED, status="confirming"))
    tell(FINISHED)
    tell(FINISHED)
    assert balances(order.id) == {
        "assets:nowpayments": "9.801",
        "expenses:provider_fees": "0.099",
        "revenue:sales": "-9.9",
    }
    assert transactions() <= 2
    tell(replace(FINISHED, status="refunded"))
    assert balances(order.id) == {}


def test_fees_that_an_ipn_names_are_told_from_the_rate(order: Order) -> None:
    event_row = a_webhook(Processing.APPLIED, body=an_ipn(FEES))
    event_row.reference = "777"
    commit()
    tell(FINISHED)
    assert balances(order.id) == {
        "assets:nowpayments": "9.801",
        "expenses:provider_fees": "0.07425",
        "expenses:fx": "0.02475",
        "revenue:sales": "-9.9",
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        an_ipn(None),
        an_ipn("btc"),
        an_ipn({**FEES, "currency": "eth"}),
        an_ipn({**FEES, "serviceFee": "NaN"}),
        an_ipn({**FEES, "serviceFee": -1}),
        an_ipn({"currency": "btc", "depositFee": 0, "serviceFee": 0, "withdrawalFee": 0}),
    ],
)
def test_a_strange_fee_is_no_fee(body: bytes) -> None:
    payment = Payment(
        outcome_amount=Decimal("0.00396"), outcome_currency="btc", credited=Money.eur("9.801")
    )
    assert fee_in_euros(body, payment) is None


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to the database meanwhile, about the books."""
    seen: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if "ledger_" in statement:
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)


def test_a_repeat_asks_the_books_once_and_writes_nothing(order: Order) -> None:
    tell(FINISHED)
    with statements() as seen:
        tell(FINISHED)
    assert [statement.split()[0] for statement in seen] == ["SELECT"]
