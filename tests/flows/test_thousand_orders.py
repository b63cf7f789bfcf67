"""Money in every way it can arrive: the books, the queue and the comparison say what happened.

`make bench ONLY=money` plays a thousand orders; here it is fewer, each story at least once.
"""

from collections.abc import Iterator

import pytest
from flows.money_mix import Told
from flows.money_round import (
    SETTINGS,
    breaks,
    misposted,
    money_round,
    off_balance,
    planted,
    stocked,
)
from support.shop import Shop, running_shop

ORDERS = 200
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with running_shop(tmp_path_factory.mktemp("money") / "data", SETTINGS) as shop:
        shop.sandbox.reset()
        yield shop


@pytest.fixture(scope="module")
def told(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Each order at its end, with exactly the attention items that the table gives it."""
    goods = stocked(shop, tmp_path_factory.mktemp("goods"), 2 * ORDERS)
    return money_round(shop, goods, seed=20261124, orders=ORDERS)


def test_the_books_balance_and_say_what_happened(shop: Shop, told: list[Told]) -> None:
    assert off_balance(shop) == []
    assert misposted(shop, told) == []


def test_every_state_is_explained_by_what_was_recorded(shop: Shop, told: list[Told]) -> None:
    assert told
    shop.command("explain", "orders", "--days", "1")


def test_breaks_are_those_that_were_planted(shop: Shop, told: list[Told]) -> None:
    assert breaks(shop) == set()
    wanted = planted(shop, told)
    assert breaks(shop) == wanted
