import itertools

import pytest

from bitloot.core.states import Verdict
from bitloot.fulfillment.states import ATTEMPT, LIVE, AttemptEvent, AttemptStatus

S, E = AttemptStatus, AttemptEvent
MOVES = {
    (S.PLANNED, E.ASKED): S.PLACING,
    (S.PLANNED, E.REFUSED): S.REFUSED,
    (S.PLACING, E.ACCEPTED): S.PLACED,
    (S.PLACING, E.REFUSED): S.REFUSED,
    (S.PLACED, E.COMPLETED): S.COMPLETED,
    (S.PLACED, E.CANCELLED): S.CANCELLED,
    (S.PLACED, E.REFUNDED): S.REFUNDED,
    (S.COMPLETED, E.REFUNDED): S.REFUNDED,
    (S.CANCELLED, E.REFUNDED): S.REFUNDED,
}
IGNORED = {
    (S.PLACING, E.ASKED),
    (S.PLACED, E.ACCEPTED),
    (S.COMPLETED, E.ACCEPTED),
    (S.COMPLETED, E.COMPLETED),
    (S.COMPLETED, E.CANCELLED),
    (S.REFUSED, E.REFUSED),
    (S.CANCELLED, E.CANCELLED),
    (S.REFUNDED, E.REFUNDED),
    (S.REFUNDED, E.CANCELLED),
}


@pytest.mark.parametrize(("state", "event"), list(itertools.product(S, E)))
def test_every_pair(state: AttemptStatus, event: AttemptEvent) -> None:
    decision = ATTEMPT.decide(state, event)
    if (state, event) in MOVES:
        assert (decision.verdict, decision.to) == (Verdict.MOVE, MOVES[state, event])
    else:
        expected = Verdict.IGNORE if (state, event) in IGNORED else Verdict.REFUSE
        assert decision.verdict is expected


def test_what_has_ended_never_lives_again() -> None:
    assert not [
        after for (before, _), after in MOVES.items() if before not in LIVE and after in LIVE
    ]
