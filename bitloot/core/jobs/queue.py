"""Huey on Redis carries nudges: "look at job X now". The row is the job."""

import logging
import os
import queue
import struct
import threading
import time
from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from flask import current_app
from huey import PriorityRedisHuey
from huey.serializer import SignedSerializer
from redis import ConnectionPool
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

_EXTENSION = "bitloot_nudger"
_MOST_WAITING = 1000  # beyond that the queue is long enough: the sweep finds the rest
_MOST_AT_ONCE = 100
_TOGETHER_SECONDS = 0.01  # after a round trip; what comes meanwhile shares the next one


class Nudger(Protocol):
    """Tells a worker that a job is due."""

    def nudge(self, job_id: UUID, priority: int) -> None:
        """Raise RedisError when the queue cannot be reached."""

    def nudge_soon(self, job_id: UUID, priority: int) -> None:
        """The same without waiting for the queue; what gets lost is found by the sweep."""


class HueyNudger:
    """Nudges through Huey. Its messages are signed: unpickling a stranger's is code execution."""

    def __init__(self, redis_url: str, secret: str, run: Callable[[UUID], None]) -> None:
        pool = ConnectionPool.from_url(redis_url, max_connections=100, socket_connect_timeout=2)
        self.huey = PriorityRedisHuey(
            "bitloot",
            connection_pool=pool,
            serializer=SignedSerializer(secret=secret, salt="bitloot-jobs"),
            results=False,
        )
        self._task = self.huey.task(name="run_job")(run)
        self._soon: queue.Queue[tuple[UUID, int]] = queue.Queue(_MOST_WAITING)
        self._sending = threading.Lock()
        self._sender_of = 0  # the process whose thread sends: a fork inherits none

    def nudge(self, job_id: UUID, priority: int) -> None:
        """Put a signed message into the priority queue."""
        self.huey.enqueue(self._task.s(job_id, priority=priority))

    def nudge_soon(self, job_id: UUID, priority: int) -> None:
        """Hand it to a thread that sends what has come together in one round trip."""
        if self._sender_of != os.getpid():
            self._start_sender()
        try:
            self._soon.put_nowait((job_id, priority))
        except queue.Full:
            log.debug("nudge left to the sweep")

    def _start_sender(self) -> None:
        with self._sending:
            if self._sender_of != os.getpid():
                self._sender_of = os.getpid()
                threading.Thread(target=self._send, name="nudges", daemon=True).start()

    def _send(self) -> None:
        storage, never = self.huey.storage, threading.Event()
        while True:
            batch = [self._soon.get()]
            while len(batch) < _MOST_AT_ONCE and not self._soon.empty():
                batch.append(self._soon.get())
            try:
                storage.conn.zadd(storage.queue_key, dict(map(self._message, batch)))
            except (RedisError, OSError) as error:
                log.warning("%d nudges lost: %s", len(batch), type(error).__name__)
            never.wait(_TOGETHER_SECONDS)

    def _message(self, nudge: tuple[UUID, int]) -> tuple[bytes, int]:
        """As Huey's priority queue stores it: ordered by priority, then by the time in front."""
        job_id, priority = nudge
        signed: bytes = self.huey.serialize_task(self._task.s(job_id, priority=priority))
        return struct.pack(">Q", int(time.time() * 1e6)) + signed, -priority


def install_nudger(extensions: dict[str, object], nudger: Nudger) -> None:
    """Make `nudger` the one that `nudge` uses in this application."""
    extensions[_EXTENSION] = nudger


def get_huey(extensions: dict[str, object]) -> PriorityRedisHuey:
    """The queue that a worker consumes."""
    nudger = extensions[_EXTENSION]
    if not isinstance(nudger, HueyNudger):
        raise TypeError("this application's nudges do not go through Huey")
    return nudger.huey


def nudge(job_id: UUID, priority: int) -> None:
    """Tell a worker now; the caller must already have committed the row."""
    nudger: Nudger = current_app.extensions[_EXTENSION]
    nudger.nudge(job_id, priority)


def nudge_soon(job_id: UUID, priority: int) -> None:
    """Tell a worker without waiting for the queue; the row must be committed already."""
    nudger: Nudger = current_app.extensions[_EXTENSION]
    nudger.nudge_soon(job_id, priority)
