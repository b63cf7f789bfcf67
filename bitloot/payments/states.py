"""The provider's payment statuses, ranked so that nothing late undoes what is final."""

from enum import StrEnum

from bitloot.core.states import IGNORE, Ignore, Lifecycle


class PaymentStatus(StrEnum):
    """NOWPayments' words, and two of ours: `creating` (asked for) and `abandoned` (no answer)."""

    CREATING = "creating"
    ABANDONED = "abandoned"
    WAITING = "waiting"
    CONFIRMING = "confirming"
    CONFIRMED = "confirmed"
    SENDING = "sending"
    PARTIALLY_PAID = "partially_paid"
    FINISHED = "finished"
    FAILED = "failed"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Coverage(StrEnum):
    """How well it was paid."""

    NONE = "none"
    PARTIAL = "partial"
    EXACT = "exact"
    OVER = "over"


class Timing(StrEnum):
    """When: before or after the order's hold had run out."""

    IN_TIME = "in_time"
    LATE = "late"


class Asset(StrEnum):
    """In what."""

    EXPECTED = "expected"
    WRONG = "wrong"


S = PaymentStatus

RANK: dict[PaymentStatus, int] = {
    S.CREATING: 0,
    S.ABANDONED: 1,
    S.WAITING: 2,
    S.EXPIRED: 3,
    S.CONFIRMING: 4,
    S.CONFIRMED: 5,
    S.SENDING: 6,
    S.FAILED: 7,
    S.PARTIALLY_PAID: 8,
    S.CANCELLED: 9,
    S.FINISHED: 10,
    S.REFUNDED: 11,
}
"""A report moves a payment only upward. `expired` ranks below `confirming`: money may come late."""

OPEN = frozenset({S.CREATING, S.WAITING, S.CONFIRMING, S.CONFIRMED, S.SENDING})
SEEN = frozenset({S.CONFIRMING, S.CONFIRMED, S.SENDING})
FINAL = frozenset({S.FINISHED, S.REFUNDED})


def _table() -> dict[tuple[PaymentStatus, PaymentStatus], PaymentStatus | Ignore]:
    return {
        (now, reported): reported if RANK[reported] > RANK[now] else IGNORE
        for now in PaymentStatus
        for reported in PaymentStatus
        if reported is not S.CREATING
    }


PAYMENT = Lifecycle("payment", PaymentStatus, PaymentStatus, _table())
"""The event is the status that the provider reports."""
