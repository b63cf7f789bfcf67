"""Closed, open, half-open: one call goes out to see, and what it finds decides."""

import pytest

from bitloot.core.cache import get_redis
from bitloot.core.edge import ShopFlask
from bitloot.core.http.breaker import Breaker, Phase
from bitloot.core.http.errors import ProviderUnavailableError

LIMIT = 3


@pytest.fixture
def breaker(app: ShopFlask) -> Breaker:
    return Breaker(get_redis(), "somebody", failures=LIMIT, reset_seconds=60)


def fail(breaker: Breaker) -> None:
    for _ in range(LIMIT):
        breaker.check()
        breaker.failed()


def test_it_opens_after_failures_in_a_row_and_says_since_when(breaker: Breaker) -> None:
    assert (breaker.state().phase, breaker.state().since) == (Phase.CLOSED, None)
    breaker.failed()
    assert (breaker.state().phase, breaker.state().failures) == (Phase.CLOSED, 1)
    breaker.succeeded()
    assert (breaker.state().failures, breaker.state().since) == (0, None)
    fail(breaker)
    state = breaker.state()
    assert (state.phase, state.failures, state.limit) == (Phase.OPEN, LIMIT, LIMIT)
    assert 0 < state.open_seconds <= 60
    assert state.since is not None
    with pytest.raises(ProviderUnavailableError) as refused:
        breaker.check()
    assert refused.value.retry_after is not None


@pytest.mark.parametrize("answered", [True, False])
def test_one_probe_goes_out_and_decides(breaker: Breaker, *, answered: bool) -> None:
    fail(breaker)
    assert breaker.probe_now()
    assert breaker.state().phase is Phase.HALF_OPEN
    breaker.check()
    assert breaker.state().probing
    with pytest.raises(ProviderUnavailableError, match="probing"):
        breaker.check()
    if answered:
        breaker.succeeded()
    else:
        breaker.failed()
    state = breaker.state()
    assert state.phase is (Phase.CLOSED if answered else Phase.OPEN)
    assert not state.probing


def test_it_says_whether_a_success_has_anything_to_clear(breaker: Breaker) -> None:
    assert not breaker.check()
    breaker.failed()
    assert breaker.check()
    breaker.succeeded()
    assert not breaker.check()


def test_where_nothing_is_held_back_nothing_is_let_through(breaker: Breaker) -> None:
    assert not breaker.probe_now()
