"""The page's words: statuses with their tone, buttons with their labels, times as spoken."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

TONES = {
    "waiting": "info",
    "confirming": "warning",
    "confirmed": "warning",
    "sending": "warning",
    "finished": "success",
    "partially_paid": "warning",
    "failed": "danger",
    "processing": "info",
    "completed": "success",
    "queued": "info",
    "retrying": "warning",
    "delivered": "success",
    "dropped": "danger",
    "sent": "info",
    "bounced": "danger",
    "complained": "danger",
    "suppressed": "warning",
}
"""Every other status is neutral."""

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True)
class Label:
    """A button: its action, its word, and what a pointer resting on it reads."""

    action: str
    word: str
    hint: str


NEXT = (
    Label("finish", "Finish", "Pay what is asked and walk to the end"),
    Label("confirm", "One step", "One status further; pays in full first"),
)
PAYER = (
    Label("pay70", "Pay 70 %", "Pay too little, then walk to the end"),
    Label("pay130", "Pay 130 %", "Pay too much, then walk to the end"),
    Label("pay_late", "Pay late", "Let it expire, then pay: the provider sends no IPN"),
    Label("pay_again", "Pay again", "Another deposit to the same address: a child payment"),
    Label("wrong_coin", "Wrong coin", "Another coin to the same address: a child payment"),
)
PROVIDER = (
    Label("expire", "Expire", "Nobody paid in time"),
    Label("fail", "Fail", "The provider could not take the deposit"),
    Label("refund", "Refund", "The provider sends the money back"),
)
IPN = (
    Label("ipn_drop", "Drop", "From now on the IPNs of this payment get lost"),
    Label("ipn_duplicate", "Duplicate", "The last IPN once more, byte for byte"),
    Label("ipn_reorder", "Reorder", "All IPNs once more, the newest first"),
    Label("ipn_forge", "Forge", "An IPN that says finished, with a wrong signature"),
)
ORDER = (
    Label("complete", "Complete", "Deal the keys now"),
    Label("partial", "Half", "Deal only some of the keys"),
    Label("cancel", "Cancel", "No keys, the money goes back to the balance"),
    Label("refund", "Refund", "Money back after the keys were dealt"),
)


def tone(status: str) -> str:
    """Return the color of a status."""
    return TONES.get(status, "neutral")


def spoken(status: str) -> str:
    """Return a status as words: `partially_paid` is `partially paid`."""
    return status.replace("_", " ")


def ago(epoch: float) -> str:
    """Return how long ago, in one word and a unit."""
    seconds = max(0, int(time.time() - epoch))
    if seconds < MINUTE:
        return f"{seconds} s ago"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min ago"
    if seconds < DAY:
        return f"{seconds // HOUR} h ago"
    return f"{seconds // DAY} d ago"


def exact(epoch: float) -> str:
    """Return the moment in UTC, to the second."""
    return f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%d %H:%M:%S} UTC"


def money(amount: float) -> str:
    """Return an amount with two places and thin grouping."""
    return f"{amount:,.2f}".replace(",", "\u202f")
