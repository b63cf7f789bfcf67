"""Within the provider's requests a second: all processes together, with Redis or without."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from redis import Redis
from support.sandbox import SandboxControl

from bitloot.core.edge import ShopFlask
from bitloot.core.http.client import Call
from bitloot.core.http.errors import ProviderRefusedError, ProviderUnavailableError
from bitloot.providers.nowpayments.client import NowPayments
from bitloot.providers.nowpayments.pacing import Lane
from bitloot.providers.nowpayments.records import PaymentRequest
from config.settings import Settings

Act = Callable[[], object]
WANTED = PaymentRequest(
    Decimal("25.80"), "eur", "btc", "BL-TEST", "order", "http://127.0.0.1:1/ipn", is_fixed_rate=True
)
NOWHERE = "redis://127.0.0.1:1/0"
MakeLane = Callable[..., Lane]


@pytest.fixture(params=["with Redis", "without Redis"])
def make_lane(request: pytest.FixtureRequest, settings: Settings) -> MakeLane:
    """Lanes of one name; each stands for a process where there is Redis."""
    url = settings.redis_url if request.param == "with Redis" else NOWHERE
    name = uuid4().hex

    def make(per_second: int = 3, patience: float = 10) -> Lane:
        redis = Redis.from_url(url, socket_connect_timeout=0.2)
        return Lane(redis, "test", name, per_second=per_second, patience=patience)

    return make


def together(acts: Sequence[Act]) -> list[float]:
    """When each of them was through, sorted."""
    done: list[float] = []

    def run(act: Act) -> None:
        act()
        done.append(time.monotonic())

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(done)


def test_no_second_has_more_than_its_share(make_lane: MakeLane) -> None:
    lane = make_lane()
    done = together([lane.enter] * 8)
    assert all(later - earlier >= 1 for earlier, later in zip(done, done[3:], strict=False))
    assert done[2] - done[0] < 0.5


def test_processes_share_it(settings: Settings) -> None:
    name = uuid4().hex
    lanes = [
        Lane(Redis.from_url(settings.redis_url), "test", name, per_second=3, patience=10)
        for _ in range(5)
    ]
    done = together([lane.enter for lane in lanes])
    assert done[3] - done[0] >= 1


def test_nobody_waits_beyond_their_patience(make_lane: MakeLane) -> None:
    lane = make_lane(per_second=1, patience=0)
    lane.enter()
    with pytest.raises(ProviderUnavailableError) as refused:
        lane.enter()
    assert refused.value.retry_after == 2


def test_a_lane_on_hold_lets_nobody_through(make_lane: MakeLane) -> None:
    lane = make_lane(patience=0.1)
    lane.hold(5)
    with pytest.raises(ProviderUnavailableError):
        lane.enter()


@pytest.fixture
def limited(app: ShopFlask, sandbox: SandboxControl) -> Iterator[SandboxControl]:
    """The provider counts."""
    del app
    sandbox.switch(**{"nowpayments.rate_limit": True})
    yield sandbox
    sandbox.switch(**{"nowpayments.rate_limit": False})


def client(settings: Settings, **changes: object) -> NowPayments:
    redis = Redis.from_url(settings.redis_url)
    return NowPayments(settings.model_copy(update=changes), redis)


def test_creates_and_estimates_stay_within_what_is_allowed(
    limited: SandboxControl, settings: Settings
) -> None:
    shares = {"nowpayments_creates_per_second": 3, "nowpayments_estimates_per_second": 7}
    clients = [client(settings, **shares) for _ in range(2)]
    acts: list[Act] = []
    for each in clients * 4:
        acts.append(partial(each.create_payment, WANTED))
        acts.append(partial(each.estimate, Decimal(10), "eur", "btc"))
    together(acts)
    assert len(limited.payments()) == 8


def test_what_was_turned_away_is_asked_again_and_made_once(
    limited: SandboxControl, settings: Settings
) -> None:
    greedy = client(settings)

    def create() -> None:
        greedy.create_payment(WANTED)

    together([create] * 6)
    assert len(limited.payments()) == 6


def test_a_burst_that_is_forbidden_is_no_invalid_key(
    limited: SandboxControl, settings: Settings
) -> None:
    """The front answers 403 in HTML; an invalid key is refused in JSON."""
    greedy = client(settings)
    seen: set[str] = set()

    def ask() -> None:
        try:
            greedy.send(replace(_estimate(), safe=False))
        except ProviderUnavailableError as turned_away:
            seen.add(str(turned_away))

    together([ask] * 30)
    assert seen == {"nowpayments: rate limited"}
    limited.switch(**{"nowpayments.rate_limit": False})
    with pytest.raises(ProviderRefusedError) as refused:
        client(settings, nowpayments_api_key=settings.secret_key).merchant_coins()
    assert (refused.value.status, refused.value.code) == (403, "INVALID_API_KEY")


def _estimate() -> Call:
    query = {"amount": "10", "currency_from": "eur", "currency_to": "btc"}
    return Call("estimate", "GET", "/estimate", safe=True, query=query)
