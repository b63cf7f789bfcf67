from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.outbox import KIND, Outbox


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.jsonl")
    yield journal
    journal.close()


def test_due_work_left_by_another_process_is_done_once(journal: Journal) -> None:
    Outbox(journal).schedule("work", {"n": 1})  # never started: as if killed before
    done: list[Doc] = []
    outbox = Outbox(journal)
    outbox.register("work", done.append)
    outbox.start()
    assert outbox.wait_idle(5)
    outbox.stop()
    assert done == [{"n": 1}]
    assert journal.count(KIND) == 0


def test_a_lane_keeps_its_order_and_lets_others_pass(journal: Journal) -> None:
    order: list[Json] = []
    held, free_done = threading.Event(), threading.Event()

    def work(payload: Doc) -> None:
        if payload["n"] == 0:
            assert held.wait(5)
        order.append(payload["n"])
        if payload["n"] == "free":
            free_done.set()

    outbox = Outbox(journal)
    outbox.register("work", work)
    outbox.start()
    for n in range(4):
        outbox.schedule("work", {"n": n}, lane="lane")
    outbox.schedule("work", {"n": "free"})
    assert free_done.wait(5)
    held.set()
    assert outbox.wait_idle(5)
    outbox.stop()
    assert order == ["free", 0, 1, 2, 3]


def test_work_that_is_not_due_waits(journal: Journal) -> None:
    outbox = Outbox(journal)
    outbox.register("work", lambda _: pytest.fail("too early"))
    outbox.start()
    outbox.schedule("work", {}, delay_s=3600)
    assert outbox.wait_idle(5)
    assert not outbox.wait_idle(0, within_s=7200)
    outbox.stop()
    assert journal.count(KIND) == 1


def test_a_failing_handler_stops_nothing(journal: Journal) -> None:
    done = threading.Event()

    def work(payload: Doc) -> None:
        if payload["n"] == 0:
            raise ValueError
        done.set()

    outbox = Outbox(journal)
    outbox.register("work", work)
    outbox.start()
    outbox.schedule("work", {"n": 0}, lane="lane")
    outbox.schedule("work", {"n": 1}, lane="lane")
    assert done.wait(5)
    assert outbox.wait_idle(5)
    outbox.stop()
