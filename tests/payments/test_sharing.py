"""One asks, the others wait to be told: each of them, how it went, when it has ended."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from pydantic import TypeAdapter
from support.waiting import until

from bitloot.core.cache import get_redis
from bitloot.core.edge import ShopFlask
from bitloot.core.http.errors import ProviderRefusedError, ProviderUnavailableError
from bitloot.payments import sharing
from bitloot.payments.sharing import shared

KEY = "test:shared"
WORD = TypeAdapter(str)
OTHERS = 6
Ask = Callable[[], str]


class Held:
    """An asking that goes on until it is let go."""

    def __init__(self, end: Ask) -> None:
        self.asked = threading.Event()
        self.go = threading.Event()
        self._end = end

    def ask(self) -> str:
        self.asked.set()
        assert self.go.wait(10)
        return self._end()


def too_many() -> str:
    raise AssertionError("asked twice")


def blocked() -> int:
    """How many wait in a blocking read at this moment."""
    return int(str(get_redis().info("clients")["blocked_clients"]))


def all_at_once(app: ShopFlask, pool: ThreadPoolExecutor, held: Held) -> list[Future[str]]:
    """One who asks and the others, who wait."""

    def one(ask: Ask) -> str:
        with app.app_context():
            return shared(KEY, WORD, ask, seconds=30)

    before = blocked()
    first = pool.submit(one, held.ask)
    assert held.asked.wait(10)
    others = [pool.submit(one, too_many) for _ in range(OTHERS)]
    until(lambda: blocked() - before == OTHERS)
    held.go.set()
    return [first, *others]


@pytest.fixture
def pool(app: ShopFlask) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(OTHERS + 1)


def test_all_who_wait_get_the_answer(app: ShopFlask, pool: ThreadPoolExecutor) -> None:
    answers = all_at_once(app, pool, Held(lambda: "yes"))
    assert [each.result(10) for each in answers] == ["yes"] * (OTHERS + 1)
    assert get_redis().exists(f"{KEY}:asking") == 0


def test_all_who_wait_hear_that_it_failed(app: ShopFlask, pool: ThreadPoolExecutor) -> None:
    def refuse() -> str:
        raise ProviderRefusedError("nowpayments", 400, "BAD", "no")

    first, *others = all_at_once(app, pool, Held(refuse))
    assert isinstance(first.exception(10), ProviderRefusedError)
    assert {type(each.exception(10)) for each in others} == {ProviderUnavailableError}
    assert shared(KEY, WORD, lambda: "well again", seconds=30) == "well again"


def test_who_asks_and_is_never_heard_of_is_not_waited_for_long(
    app: ShopFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_PATIENCE", 0.2)
    get_redis().set(f"{KEY}:asking", "somebody who was killed", px=40_000)
    assert shared(KEY, WORD, lambda: "by myself", seconds=30) == "by myself"
    assert get_redis().get(f"{KEY}:asking") == b"somebody who was killed"
