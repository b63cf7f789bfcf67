"""The whole table, line by line; and what it never allows."""

import pytest

from bitloot.claims.states import CLAIM, LIVE, ClaimEvent, ClaimStatus
from bitloot.core.states import Verdict

S, E = ClaimStatus, ClaimEvent
MOVES = {
    S.OPEN: {
        E.GIVE_BACK: S.RETURNING,
        E.REPLACE: S.REPLACING,
        E.REFUND: S.REFUNDED,
        E.REJECT: S.REJECTED,
        E.WITHDRAW: S.WITHDRAWN,
    },
    S.RETURNING: {E.TAKEN_BACK: S.RETURNED, E.NOT_TAKEN: S.OPEN},
    S.REPLACING: {E.REPLACED: S.REPLACED, E.REFUND: S.REFUNDED},
}


@pytest.mark.parametrize("state", ClaimStatus)
@pytest.mark.parametrize("event", ClaimEvent)
def test_every_pair_has_its_verdict(state: ClaimStatus, event: ClaimEvent) -> None:
    assert CLAIM.decide(state, event).to is MOVES.get(state, {}).get(event)


@pytest.mark.parametrize("state", [each for each in ClaimStatus if each not in LIVE])
def test_what_is_over_stays_over(state: ClaimStatus) -> None:
    assert CLAIM.events_from(state) == []


def test_a_decision_is_not_taken_twice_in_two_ways() -> None:
    for decided in (S.REPLACED, S.REFUNDED, S.REJECTED):
        others = {E.REPLACE, E.REFUND, E.REJECT}
        verdicts = {CLAIM.decide(decided, event).verdict for event in others}
        assert Verdict.MOVE not in verdicts
