"""The lifecycle of a refund. Money leaves once: at `sent`."""

from enum import StrEnum

from bitloot.core.states import IGNORE, Lifecycle


class RefundStatus(StrEnum):
    """Where a refund stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class RefundEvent(StrEnum):
    """What can happen to a refund.

    `reopened`: its address or amount is another one now, so it is approved anew. `bounced`: what
    was sent came back or never arrived; it needs another address.
    """

    APPROVED = "approved"
    REOPENED = "reopened"
    SENT = "sent"
    CONFIRMED = "confirmed"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """Whose money goes back: what is owed beside the price, or (part of) the price itself."""

    OWED = "owed"
    PRICE = "price"


S, E = RefundStatus, RefundEvent

OPEN = frozenset({S.REQUESTED, S.APPROVED})
"""Promised and not sent."""
GONE = frozenset({S.SENT, S.CONFIRMED})
"""The money has left."""

REFUND = Lifecycle(
    "refund",
    RefundStatus,
    RefundEvent,
    {
        (S.REQUESTED, E.APPROVED): S.APPROVED,
        (S.REQUESTED, E.REOPENED): IGNORE,
        (S.REQUESTED, E.CANCELLED): S.CANCELLED,
        (S.APPROVED, E.APPROVED): IGNORE,
        (S.APPROVED, E.REOPENED): S.REQUESTED,
        (S.APPROVED, E.SENT): S.SENT,
        (S.APPROVED, E.CANCELLED): S.CANCELLED,
        (S.SENT, E.SENT): IGNORE,
        (S.SENT, E.CONFIRMED): S.CONFIRMED,
        (S.SENT, E.BOUNCED): S.REQUESTED,
        (S.CONFIRMED, E.CONFIRMED): IGNORE,
        (S.CANCELLED, E.CANCELLED): IGNORE,
    },
)
