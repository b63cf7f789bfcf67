"""Words, colors and numbers as the console writes them."""

from decimal import Decimal
from enum import StrEnum

import pytest

from admin_console.formats import cents, euros, exact, prose, signed, tone, word
from bitloot.core.money import Money
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.states import PaymentStatus
from bitloot.refunds.states import RefundStatus

QUIET = {
    OrderStatus: {"created", "expired", "refunded", "cancelled"},
    ItemStatus: {"pending", "refunded"},
    PaymentStatus: {"creating", "abandoned", "refunded", "expired", "cancelled"},
    RefundStatus: {"cancelled"},
}
"""States that have no color on purpose: nothing has begun, or nothing is left to do."""


@pytest.mark.parametrize("states", QUIET, ids=lambda states: states.__name__)
def test_every_state_has_a_word_and_a_color_of_its_own(states: type[StrEnum]) -> None:
    assert {state.value for state in states if tone(state) == "neutral"} == QUIET[states]
    assert [word(state) for state in states if "_" in word(state)] == []


def test_a_refund_is_done_when_it_has_arrived_not_when_it_is_sent() -> None:
    assert (tone(RefundStatus.SENT), tone(RefundStatus.CONFIRMED)) == ("info", "success")
    assert (tone("sent", "refund"), tone("sent", "email")) == ("info", "success")
    assert (tone("sent"), tone(PaymentStatus.CONFIRMED)) == ("success", "info")


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("-0.004", "0.00"),
        ("0", "0.00"),
        ("-1234.5", "\N{MINUS SIGN}1,234.50"),
        ("1234567.895", "1,234,567.90"),
    ],
)
def test_cents(amount: str, written: str) -> None:
    assert cents(Money.eur(amount)) == written
    assert euros(Money.eur(amount)) == f'{written} <span class="unit">EUR</span>'


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("12.87654321", '12.87<span class="tail">654321</span>'),
        ("-0.00063657", '\N{MINUS SIGN}0.00<span class="tail">063657</span>'),
        ("24856.99", '24,856.99<span class="tail"></span>'),
        ("5", '5.00<span class="tail"></span>'),
    ],
)
def test_the_books_are_exact(amount: str, written: str) -> None:
    assert exact(Money.eur(amount)) == written


def test_signs_and_prose() -> None:
    assert signed(Decimal("-77.31"), "+.1f") == "\N{MINUS SIGN}77.3"
    assert signed(Decimal(5), "+.1f") == "+5.0"
    assert prose("`finished`, <b>late") == "<code>finished</code>, &lt;b&gt;late"
