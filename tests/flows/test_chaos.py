"""Orders while everything is killed: delivered exactly once, or not at all; nothing stuck."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flows.chaos_round import SETTINGS, Outcome, chaos_round
from support.shop import Shop, running_shop

ORDERS = 200
KILLS = 24
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with running_shop(tmp_path_factory.mktemp("chaos") / "data", SETTINGS) as shop:
        yield shop


@pytest.fixture(scope="module")
def outcome(shop: Shop) -> Outcome:
    return chaos_round(shop, seed=20261124, orders=ORDERS, kills=KILLS)


def test_every_paid_order_is_delivered_exactly_once(outcome: Outcome) -> None:
    assert len(outcome.killed) == 4, "each part was killed at least once"


def test_the_record_explains_every_state(shop: Shop, outcome: Outcome) -> None:
    """Whatever was killed in between: the recorded events, replayed, lead to what the rows say."""
    assert f"{ORDERS} orders replayed, 0 not explained." in shop.command("explain", "orders")


def test_no_key_in_the_clear_is_anywhere(shop: Shop, outcome: Outcome) -> None:
    """Dump, Valkey, logs, mails, queue payloads, object store: none holds any key ever sold.

    Kinguin's and our own; an image key by a stretch of its bytes as well as by its letters.
    """
    bought = [key.encode() for key in shop.sandbox.issued_keys()]
    keys = {*bought, *(key[:200] for key in outcome.keys)}
    assert len(keys) > len(bought), "our own stock is among them"
    for place, content in everything_written(shop):
        found = [key for key in keys if key in content]
        assert found == [], f"a key in the clear in {place}"


def everything_written(shop: Shop) -> Iterator[tuple[str, bytes]]:
    yield "the database dump", shop.dump_database()
    yield "Valkey", shop.dump_redis()
    yield "mails", repr(shop.sandbox.mails()).encode()
    for folder in ("logs", "sandbox/s3", "run"):
        for path in sorted((shop.data / folder).rglob("*")):
            if path.is_file():
                yield str(path.relative_to(shop.data)), path.read_bytes()


def test_the_journal_of_the_sandbox_is_not_the_shops(shop: Shop) -> None:
    """The search above would find them: where keys do lie in the clear, it sees them."""
    journal = b"".join(path.read_bytes() for path in Path(shop.data / "sandbox").glob("*.jsonl"))
    assert shop.sandbox.issued_keys()[0].encode() in journal
