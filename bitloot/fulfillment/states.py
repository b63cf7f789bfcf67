"""The lifecycle of one purchase at Kinguin."""

from enum import StrEnum

from bitloot.core.states import IGNORE, Lifecycle


class AttemptStatus(StrEnum):
    """`placing`: asked, and no answer recorded yet. Look it up before asking again."""

    PLANNED = "planned"
    PLACING = "placing"
    PLACED = "placed"
    COMPLETED = "completed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


class AttemptEvent(StrEnum):
    """What can happen to an attempt."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


S, E = AttemptStatus, AttemptEvent

LIVE = frozenset({S.PLANNED, S.PLACING, S.PLACED})

ATTEMPT = Lifecycle(
    "fulfillment_attempt",
    AttemptStatus,
    AttemptEvent,
    {
        (S.PLANNED, E.ASKED): S.PLACING,
        (S.PLANNED, E.REFUSED): S.REFUSED,
        (S.PLACING, E.ASKED): IGNORE,
        (S.PLACING, E.ACCEPTED): S.PLACED,
        (S.PLACING, E.REFUSED): S.REFUSED,
        (S.PLACED, E.ACCEPTED): IGNORE,
        (S.PLACED, E.COMPLETED): S.COMPLETED,
        (S.PLACED, E.CANCELLED): S.CANCELLED,
        (S.PLACED, E.REFUNDED): S.REFUNDED,
        (S.COMPLETED, E.ACCEPTED): IGNORE,
        (S.COMPLETED, E.COMPLETED): IGNORE,
        (S.COMPLETED, E.CANCELLED): IGNORE,
        (S.COMPLETED, E.REFUNDED): S.REFUNDED,
        (S.REFUSED, E.REFUSED): IGNORE,
        (S.CANCELLED, E.CANCELLED): IGNORE,
        (S.CANCELLED, E.REFUNDED): S.REFUNDED,
        (S.REFUNDED, E.REFUNDED): IGNORE,
        (S.REFUNDED, E.CANCELLED): IGNORE,
    },
)
