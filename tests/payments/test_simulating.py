"""The simulator says what the table and the books would say."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bitloot.core.money import Money
from bitloot.payments.decisions import ROWS, Outcome
from bitloot.payments.simulating import Situation, simulate
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing

EXACT = Situation()
SHORT = replace(EXACT, paid=Decimal("0.003"), status=PaymentStatus.PARTIALLY_PAID)


@pytest.mark.parametrize(
    ("situation", "outcome", "asked"),
    [
        (EXACT, Outcome.PAID, False),
        (replace(EXACT, timing=Timing.LATE), Outcome.PAID_LATE, False),
        (replace(EXACT, paid=Decimal("0.005")), Outcome.PAID_OVER, True),
        (replace(EXACT, paid=Decimal("0.005"), timing=Timing.LATE), Outcome.PAID_LATE, True),
        (replace(EXACT, denied=True), Outcome.IPN_DISAGREES, True),
        (replace(EXACT, asset=Asset.WRONG), Outcome.WRONG_ASSET, True),
        (SHORT, Outcome.UNDERPAID, False),
        (replace(SHORT, tolerance=Decimal(30)), Outcome.PAID, False),
    ],
)
def test_the_row_that_fits(situation: Situation, outcome: Outcome, *, asked: bool) -> None:
    found = simulate(situation)
    assert found.row.outcome is outcome
    assert ROWS[found.number - 1] is found.row
    assert bool(found.question) is asked


def test_the_books() -> None:
    over = simulate(replace(EXACT, paid=Decimal("0.005"))).standing
    assert over is not None
    assert (over.price, over.owed) == (Money.eur(50), Money.eur("12.50"))
    short = simulate(SHORT)
    assert short.facts.coverage is Coverage.PARTIAL
    assert short.standing is not None
    assert short.standing.forfeited == Money.eur("37.50")
    assert simulate(replace(EXACT, asset=Asset.WRONG)).standing is None
