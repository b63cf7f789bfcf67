"""Huey on Redis carries nudges: "look at job X now". The row is the job."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from flask import current_app
from huey import PriorityRedisHuey
from huey.serializer import SignedSerializer
from redis import ConnectionPool

_EXTENSION = "bitloot_nudger"


class Nudger(Protocol):
    """Tells a worker that a job is due."""

    def nudge(self, job_id: UUID, priority: int) -> None:
        """Raise RedisError when the queue cannot be reached."""


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

    def nudge(self, job_id: UUID, priority: int) -> None:
        """Put a signed message into the priority queue."""
        self.huey.enqueue(self._task.s(job_id, priority=priority))


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
