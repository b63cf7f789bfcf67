"""The lifecycle of a refund, pair by pair."""

import pytest

from bitloot.core.states import Verdict
from bitloot.refunds.states import GONE, OPEN, REFUND, RefundEvent, RefundStatus

S, E = RefundStatus, RefundEvent
M, I, R = Verdict.MOVE, Verdict.IGNORE, Verdict.REFUSE  # noqa: E741 (a table)

EVENTS = (E.APPROVED, E.REOPENED, E.SENT, E.CONFIRMED, E.BOUNCED, E.CANCELLED)
TABLE = {
    S.REQUESTED: (M, I, R, R, R, M),
    S.APPROVED: (I, M, M, R, R, M),
    S.SENT: (R, R, I, M, M, R),
    S.CONFIRMED: (R, R, R, I, R, R),
    S.CANCELLED: (R, R, R, R, R, I),
}


@pytest.mark.parametrize("status", S)
def test_each_pair(status: RefundStatus) -> None:
    found = tuple(REFUND.decide(status, event).verdict for event in EVENTS)
    assert found == TABLE[status]
    assert set(EVENTS) == set(E)


def test_money_leaves_only_at_sent() -> None:
    into = {(s, e): REFUND.decide(s, e).to for s in S for e in E}
    leaving = [pair for pair, to in into.items() if to in GONE and pair[0] not in GONE]
    assert leaving == [(S.APPROVED, E.SENT)]


def test_what_comes_back_has_to_be_approved_anew() -> None:
    assert REFUND.decide(S.SENT, E.BOUNCED).to is S.REQUESTED
    assert {S.REQUESTED, S.APPROVED} == OPEN
