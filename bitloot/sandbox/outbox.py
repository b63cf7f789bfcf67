"""Delayed work that survives a kill: webhooks to send, states to advance.

Due work is a journal document, deleted after its handler returned: a handler may run twice and
must bear it. Work of one lane runs one at a time in the order it fell due; work without a lane
runs freely.
"""

from __future__ import annotations

import heapq
import logging
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from bitloot.sandbox.documents import Doc, document, number, text
from bitloot.sandbox.journal import Journal

KIND = "due"
LOG = logging.getLogger(__name__)

Handler = Callable[[Doc], None]


class Outbox:
    """A scheduler thread and a few workers over the due documents of a journal."""

    def __init__(self, journal: Journal, workers: int = 8) -> None:
        """Nothing runs before `start`."""
        self._journal = journal
        # One lock for journal and schedule: whoever schedules inside a batch cannot be overtaken.
        self._changed = threading.Condition(journal.lock)
        self._handlers: dict[str, Handler] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._sequence = 0
        self._busy_lanes: set[str] = set()
        self._parked: dict[str, list[str]] = {}
        self._stopping = False
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="sandbox-outbox")
        self._thread = threading.Thread(target=self._run, name="sandbox-scheduler", daemon=True)

    def register(self, name: str, handler: Handler) -> None:
        """Name the function that does work scheduled under `name`."""
        self._handlers[name] = handler

    def schedule(self, name: str, payload: Doc, *, delay_s: float = 0.0, lane: str = "") -> str:
        """Store work due in `delay_s` seconds and return its id."""
        work_id = uuid.uuid4().hex
        due_at = time.time() + delay_s
        doc: Doc = {"name": name, "payload": payload, "due_at": due_at, "lane": lane}
        with self._changed:
            self._journal.put(KIND, work_id, doc)
            self._push(due_at, work_id)
            self._changed.notify_all()
        return work_id

    def start(self) -> None:
        """Take up what an earlier process left, and begin."""
        with self._changed:
            for work_id, doc in self._journal.items(KIND):
                self._push(number(doc, "due_at"), work_id)
        self._thread.start()

    def stop(self) -> None:
        """Finish the handlers that run now; the rest stays in the journal."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def wait_idle(self, timeout_s: float, within_s: float = 0.0) -> bool:
        """Wait until nothing runs and nothing is due in the next `within_s` seconds."""
        with self._changed:
            return self._changed.wait_for(partial(self._is_idle, within_s), timeout_s)

    def _is_idle(self, within_s: float) -> bool:
        limit = time.time() + within_s
        return all(number(doc, "due_at") > limit for doc in self._journal.scan(KIND))

    def _push(self, due_at: float, work_id: str) -> None:
        self._sequence += 1
        heapq.heappush(self._heap, (due_at, self._sequence, work_id))

    def _run(self) -> None:
        with self._changed:
            while not self._stopping:
                wait_s = self._heap[0][0] - time.time() if self._heap else None
                if wait_s is None or wait_s > 0:
                    self._changed.wait(wait_s)
                    continue
                self._begin(heapq.heappop(self._heap)[2])

    def _begin(self, work_id: str) -> None:
        doc = self._journal.get(KIND, work_id)
        if doc is None:
            return  # cleared meanwhile
        lane = text(doc, "lane")
        if lane in self._busy_lanes:
            self._parked.setdefault(lane, []).append(work_id)
            return
        if lane:
            self._busy_lanes.add(lane)
        handler = self._handlers[text(doc, "name")]
        future = self._pool.submit(handler, document(doc, "payload"))
        future.add_done_callback(partial(self._finish, work_id, lane))

    def _finish(self, work_id: str, lane: str, future: Future[None]) -> None:
        with self._changed:
            if future.cancelled():
                return
            failure = future.exception()
            if failure is not None:
                LOG.error("sandbox work %s failed", work_id, exc_info=failure)
            self._journal.delete(KIND, work_id)
            self._busy_lanes.discard(lane)
            for parked in self._parked.pop(lane, []):
                self._push(0.0, parked)
            self._changed.notify_all()
