"""Every row of the decision table, by the facts that lead to it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bitloot.orders.states import RELEASED, SETTLED, OrderStatus
from bitloot.payments.commands import explain_payments
from bitloot.payments.decisions import ROWS, Outcome, decide
from bitloot.payments.effects import ATTENTION
from bitloot.payments.facts import Facts, SettledBy, grade
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing

S, C, R = PaymentStatus, Coverage, OrderStatus

FINISHED = Facts(S.FINISHED, C.EXACT, R.CONFIRMING)
PARTIAL = Facts(S.PARTIALLY_PAID, C.PARTIAL, R.CONFIRMING)
WAITING = Facts(S.WAITING, C.NONE, R.WAITING)
REFUNDED = Facts(S.REFUNDED, C.EXACT, R.PAID, settled_by=SettledBy.THIS)
SHORT_REFUNDED = Facts(S.REFUNDED, C.PARTIAL, R.WAITING)
REPEATED = replace(FINISHED, repeated=True)

CASES = [
    (WAITING, Outcome.NOTHING),
    (replace(WAITING, status=S.CREATING), Outcome.NOTHING),
    (replace(WAITING, status=S.ABANDONED), Outcome.NOTHING),
    (replace(WAITING, status=S.CONFIRMING), Outcome.SEEN),
    (replace(WAITING, status=S.CONFIRMED, coverage=C.EXACT), Outcome.SEEN),
    (replace(WAITING, status=S.SENDING, coverage=C.PARTIAL), Outcome.SEEN),
    (replace(WAITING, status=S.CONFIRMING, repeated=True), Outcome.NOTHING),
    (replace(WAITING, status=S.CONFIRMING, settled_by=SettledBy.OTHER), Outcome.NOTHING),
    (replace(WAITING, status=S.CONFIRMING, asset=Asset.WRONG), Outcome.NOTHING),
    (FINISHED, Outcome.PAID),
    (replace(FINISHED, order=R.PAID, settled_by=SettledBy.THIS), Outcome.PAID),
    (replace(FINISHED, order=R.FULFILLED, settled_by=SettledBy.THIS), Outcome.PAID),
    (replace(FINISHED, coverage=C.OVER), Outcome.PAID_OVER),
    (replace(FINISHED, order=R.EXPIRED, timing=Timing.LATE), Outcome.PAID_LATE),
    (replace(FINISHED, coverage=C.OVER, timing=Timing.LATE), Outcome.PAID_LATE),
    (replace(FINISHED, coverage=C.NONE), Outcome.UNPROVEN),
    (replace(FINISHED, denied=True), Outcome.IPN_DISAGREES),
    (replace(FINISHED, coverage=C.PARTIAL), Outcome.CONTRADICTORY),
    (replace(FINISHED, asset=Asset.WRONG), Outcome.WRONG_ASSET),
    (replace(FINISHED, asset=Asset.WRONG, repeated=True, order=R.PAID), Outcome.WRONG_ASSET),
    (replace(FINISHED, order=R.PAID, settled_by=SettledBy.OTHER), Outcome.SECOND_PAYMENT),
    (replace(PARTIAL, order=R.PAID, settled_by=SettledBy.OTHER), Outcome.SECOND_PAYMENT),
    (replace(FINISHED, order=R.REFUNDED), Outcome.PAID),
    (replace(FINISHED, order=R.REFUNDED, settled_by=SettledBy.OTHER), Outcome.SECOND_PAYMENT),
    (replace(PARTIAL, order=R.REFUNDED), Outcome.UNDERPAID),
    (replace(REPEATED, order=R.REFUNDED), Outcome.REPEATED_SHORT),
    (replace(REPEATED, order=R.REFUNDED, sum_covers=True), Outcome.REPEATED_COVERS),
    (replace(REPEATED, order=R.REFUNDED, settled_by=SettledBy.OTHER), Outcome.REPEATED),
    (PARTIAL, Outcome.UNDERPAID),
    (replace(PARTIAL, order=R.EXPIRED, timing=Timing.LATE), Outcome.UNDERPAID),
    (replace(PARTIAL, status=S.CANCELLED), Outcome.UNDERPAID),
    (replace(PARTIAL, money_under_way=True), Outcome.NOTHING),
    (replace(PARTIAL, still_payable=True), Outcome.UNDERPAID),
    (replace(PARTIAL, coverage=C.EXACT, tolerated=True), Outcome.PAID),
    (replace(PARTIAL, coverage=C.EXACT), Outcome.CONTRADICTORY),
    (replace(PARTIAL, coverage=C.OVER), Outcome.CONTRADICTORY),
    (replace(PARTIAL, coverage=C.NONE), Outcome.UNPROVEN),
    (replace(REPEATED, order=R.PAID), Outcome.REPEATED),
    (replace(REPEATED, order=R.FULFILLED, settled_by=SettledBy.OTHER), Outcome.REPEATED),
    (replace(REPEATED, order=R.UNDERPAID, sum_covers=True), Outcome.REPEATED_COVERS),
    (replace(REPEATED, order=R.UNDERPAID), Outcome.REPEATED_SHORT),
    (replace(REPEATED, order=R.EXPIRED, sum_covers=True), Outcome.REPEATED_COVERS),
    (replace(REPEATED, order=R.CONFIRMING, sum_covers=True), Outcome.NOTHING),
    (replace(WAITING, status=S.EXPIRED), Outcome.EXPIRED),
    (replace(WAITING, status=S.CANCELLED), Outcome.EXPIRED),
    (replace(WAITING, status=S.EXPIRED, still_payable=True), Outcome.NOTHING),
    (replace(WAITING, status=S.EXPIRED, money_under_way=True), Outcome.NOTHING),
    (replace(WAITING, status=S.EXPIRED, coverage=C.EXACT), Outcome.NOTHING),
    (replace(WAITING, status=S.FAILED), Outcome.FAILED),
    (replace(WAITING, status=S.FAILED, coverage=C.EXACT), Outcome.FAILED),
    (replace(WAITING, status=S.FAILED, still_payable=True), Outcome.NOTHING),
    (replace(WAITING, status=S.FAILED, settled_by=SettledBy.OTHER), Outcome.NOTHING),
    (REFUNDED, Outcome.REFUNDED),
    (replace(REFUNDED, order=R.UNDERPAID, settled_by=SettledBy.NOBODY), Outcome.REFUNDED),
    (replace(REFUNDED, coverage=C.PARTIAL), Outcome.REFUNDED),
    (replace(SHORT_REFUNDED, order=R.UNDERPAID), Outcome.SHORT_REFUNDED),
    (replace(SHORT_REFUNDED, order=R.EXPIRED), Outcome.SHORT_REFUNDED),
    (replace(SHORT_REFUNDED, coverage=C.NONE), Outcome.SHORT_REFUNDED),
    (replace(SHORT_REFUNDED, money_under_way=True), Outcome.NOTHING),
    (replace(SHORT_REFUNDED, settled_by=SettledBy.OTHER), Outcome.EXTRA_REFUNDED),
    (replace(SHORT_REFUNDED, short_kept=True), Outcome.EXTRA_REFUNDED),
    (replace(REFUNDED, revealed=True), Outcome.DISPUTE),
    (replace(REFUNDED, settled_by=SettledBy.OTHER), Outcome.EXTRA_REFUNDED),
    (replace(REFUNDED, repeated=True), Outcome.EXTRA_REFUNDED),
    (replace(REFUNDED, asset=Asset.WRONG, revealed=True), Outcome.EXTRA_REFUNDED),
]


@pytest.mark.parametrize(("facts", "outcome"), CASES)
def test_every_case(facts: Facts, outcome: Outcome) -> None:
    assert decide(facts).outcome is outcome


def test_every_row_is_reached_by_a_case() -> None:
    assert {ROWS.index(decide(facts)) for facts, _ in CASES} == set(range(len(ROWS)))


ANY_FACTS = st.builds(
    Facts,
    status=st.sampled_from(PaymentStatus),
    coverage=st.sampled_from(Coverage),
    order=st.sampled_from(OrderStatus),
    timing=st.sampled_from(Timing),
    asset=st.sampled_from(Asset),
    tolerated=st.booleans(),
    repeated=st.booleans(),
    sum_covers=st.booleans(),
    settled_by=st.sampled_from(SettledBy),
    money_under_way=st.booleans(),
    still_payable=st.booleans(),
    revealed=st.booleans(),
    denied=st.booleans(),
)
FULFILLING = {Outcome.PAID, Outcome.PAID_OVER, Outcome.PAID_LATE}


@given(ANY_FACTS)
def test_nothing_is_fulfilled_without_proof(facts: Facts) -> None:
    if decide(facts).outcome in FULFILLING:
        assert facts.status in {S.FINISHED, S.PARTIALLY_PAID, S.CANCELLED}
        assert facts.coverage in {C.EXACT, C.OVER} or facts.tolerated
        assert facts.coverage is not C.NONE
        assert facts.asset is Asset.EXPECTED
        assert not facts.repeated
        assert not facts.denied
        assert facts.settled_by is not SettledBy.OTHER


@given(ANY_FACTS)
def test_money_that_came_is_never_met_with_silence(facts: Facts) -> None:
    arrived = facts.status in {S.FINISHED, S.PARTIALLY_PAID} and facts.coverage is not C.NONE
    waits_for_another = facts.money_under_way or (
        facts.repeated and facts.order not in SETTLED | RELEASED
    )
    if arrived and not waits_for_another:
        outcome = decide(facts).outcome
        assert outcome in FULFILLING | set(ATTENTION) | {Outcome.UNDERPAID, Outcome.IPN_DISAGREES}


@pytest.mark.parametrize(
    ("paid", "asked", "tolerance", "coverage"),
    [
        ("0", "1", "0", C.NONE),
        ("0.7", "1", "0", C.PARTIAL),
        ("0.999999999999999999", "1", "0", C.PARTIAL),
        ("1", "1", "0", C.EXACT),
        ("1.000000000000000001", "1", "0", C.OVER),
        ("0.99", "1", "1", C.EXACT),
        ("0.989", "1", "1", C.PARTIAL),
        ("1.01", "1", "1", C.EXACT),
        ("1.011", "1", "1", C.OVER),
        ("123456789012.000000000000000001", "123456789012", "0", C.OVER),
    ],
)
def test_coverage(paid: str, asked: str, tolerance: str, coverage: Coverage) -> None:
    assert grade(Decimal(paid), Decimal(asked), Decimal(tolerance)) is coverage


def test_an_amount_we_never_learned_is_not_covered() -> None:
    assert grade(Decimal(1), None, Decimal(0)) is C.PARTIAL


def test_the_table_can_be_printed() -> None:
    shown = CliRunner().invoke(explain_payments)
    assert shown.exit_code == 0
    assert all(row.outcome.value in shown.output for row in ROWS)
