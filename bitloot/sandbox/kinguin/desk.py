"""What every part of this provider works with, and the clock it reads."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhooks


@dataclass(frozen=True)
class Desk:
    """The shared parts of the sandbox, handed to one provider."""

    journal: Journal
    config: SandboxConfig
    switches: Switches
    outbox: Outbox
    webhooks: Webhooks


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def moment(ms: int) -> datetime:
    """The moment, in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def seconds_stamp(ms: int) -> str:
    """`2020-10-24T09:34:13+00:00`, the form of products and orders."""
    return moment(ms).isoformat(timespec="seconds")


def millis_stamp(ms: int) -> str:
    """`2020-10-24T09:34:13.015+00:00`, the form of webhooks."""
    return moment(ms).isoformat(timespec="milliseconds")
