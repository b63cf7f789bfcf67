"""What the books should hold, case by case."""

import pytest
from support.books import a_refund, a_sold_product, an_empty_order, balances, money

from bitloot.core.clock import utcnow
from bitloot.core.money import Money
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.positions import attempt_position, batch_position, sold_position
from bitloot.ledger.subjects import post_order
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.states import Coverage
from bitloot.refunds.states import Purpose, RefundStatus

V, C = Outcome, Coverage
NOWPAYMENTS, CUSTOMERS = "assets:nowpayments", "liabilities:customers"
SALES, FORFEITED, DISCOUNTS = "revenue:sales", "revenue:forfeited", "contra:discounts"
FEES, FX, REFUNDS = "expenses:provider_fees", "expenses:fx", "expenses:refunds"
SOLD = {SALES: "-12.9"}


@pytest.fixture
def order(app: object) -> Order:
    return an_empty_order(a_sold_product())


def posted(order: Order) -> dict[str, str]:
    post_order(order.id)
    found = balances(order.id)
    assert sum(Money.eur(each).amount for each in found.values()) == 0
    return found


def test_a_sale(order: Order) -> None:
    money(order, "12.90")
    assert posted(order) == {NOWPAYMENTS: "12.9", **SOLD}


def test_a_discount_is_shown_beside_the_full_price(order: Order) -> None:
    order.discount, order.total = Money.eur("2.90"), Money.eur("10.00")
    money(order, "10.00")
    assert posted(order) == {NOWPAYMENTS: "10", SALES: "-12.9", DISCOUNTS: "2.9"}


def test_nothing_came(order: Order) -> None:
    money(order, "0", V.EXPIRED, C.NONE)
    assert posted(order) == {}


def test_too_little_is_forfeited(order: Order) -> None:
    money(order, "5.00000001", V.UNDERPAID, C.PARTIAL)
    assert posted(order) == {NOWPAYMENTS: "5.00000001", FORFEITED: "-5.00000001"}


def test_what_is_over_is_owed_until_it_is_kept(order: Order) -> None:
    payment = money(order, "15.00", V.PAID_OVER, C.OVER)
    assert posted(order) == {NOWPAYMENTS: "15", CUSTOMERS: "-2.1", **SOLD}
    payment.kept_at = utcnow()
    assert posted(order) == {NOWPAYMENTS: "15", FORFEITED: "-2.1", **SOLD}


def test_within_the_tolerance_the_difference_is_fx(order: Order) -> None:
    money(order, "12.80")
    assert posted(order) == {NOWPAYMENTS: "12.8", FX: "0.1", **SOLD}


def test_accepting_less_is_a_discount(order: Order) -> None:
    money(order, "10.00", V.ACCEPTED, C.PARTIAL)
    assert posted(order) == {NOWPAYMENTS: "10", DISCOUNTS: "2.9", **SOLD}


def test_a_dispute_loses_the_price(order: Order) -> None:
    money(order, "12.90", V.DISPUTE)
    assert posted(order) == {REFUNDS: "12.9", **SOLD}


def test_a_provider_refund_takes_the_sale_back(order: Order) -> None:
    payment = money(order, "12.90")
    assert posted(order)
    payment.verdict = V.REFUNDED.value
    assert posted(order) == {}


def test_what_the_provider_kept_is_a_fee(order: Order) -> None:
    money(order, "12.90", credited="12.80")
    assert posted(order) == {NOWPAYMENTS: "12.8", FEES: "0.1", **SOLD}


def test_a_refund_settles_what_is_owed_and_the_rest_is_an_expense(order: Order) -> None:
    payment = money(order, "15.00", V.PAID_OVER, C.OVER)
    a_refund(payment, "1.00")
    assert posted(order) == {NOWPAYMENTS: "14", CUSTOMERS: "-1.1", **SOLD}
    a_refund(payment, "3.00")
    assert posted(order) == {NOWPAYMENTS: "11", REFUNDS: "1.9", **SOLD}


def test_the_price_sent_back_leaves_what_is_owed(order: Order) -> None:
    a_refund(money(order, "15.00", V.PAID_OVER, C.OVER), "12.90", Purpose.PRICE)
    assert posted(order) == {NOWPAYMENTS: "2.1", CUSTOMERS: "-2.1", REFUNDS: "12.9", **SOLD}


@pytest.mark.parametrize("status", [RefundStatus.REQUESTED, RefundStatus.CANCELLED])
def test_a_refund_that_was_not_sent_posts_nothing(order: Order, status: RefundStatus) -> None:
    a_refund(money(order, "12.90"), "1.00", Purpose.PRICE, status)
    assert posted(order) == {NOWPAYMENTS: "12.9", **SOLD}


@pytest.mark.parametrize("status", AttemptStatus)
def test_a_purchase_costs_while_it_is_charged(status: AttemptStatus) -> None:
    position = attempt_position(status, Money.eur("8.10"), None)
    charged = status in {AttemptStatus.PLACED, AttemptStatus.COMPLETED}
    assert {account.value for account in position} == (
        {"expenses:goods:kinguin", "assets:kinguin"} if charged else set()
    )
    assert attempt_position(status, None, None) == {}


@pytest.mark.parametrize("status", AttemptStatus)
@pytest.mark.parametrize(("returned", "cost"), [("0", "8.10"), ("3.10", "5.00"), ("8.10", None)])
def test_what_was_kept_costs_what_was_charged_less_what_came_back(
    status: AttemptStatus, returned: str, cost: str | None
) -> None:
    position = attempt_position(status, Money.eur("8.10"), Money.eur(returned))
    kept = status in {AttemptStatus.PLACED, AttemptStatus.COMPLETED, AttemptStatus.CANCELLED}
    wanted = {"expenses:goods:kinguin": cost, "assets:kinguin": f"-{cost}"} if kept and cost else {}
    assert {account.value: amount.plain() for account, amount in position.items()} == wanted


def test_own_keys_come_in_go_out_and_spoil() -> None:
    batch = {a.value: m.plain() for a, m in batch_position(Money.eur("4.20"), 10, 1).items()}
    assert batch == {
        "assets:stock": "37.80",
        "equity:owner": "-42.00",
        "expenses:goods:custom": "4.20",
    }
    assert batch_position(None, 10, 1) == {}
    sold = sold_position([Money.eur("4.20"), None, Money.eur("1")])
    assert {a.value: m.plain() for a, m in sold.items()} == {
        "expenses:goods:custom": "5.20",
        "assets:stock": "-5.20",
    }
