"""The lifecycle of a claim: what a buyer asks about keys that were delivered."""

from enum import StrEnum

from bitloot.core.states import IGNORE, Lifecycle


class ClaimKind(StrEnum):
    """`return`: never opened, and not wanted any more. `problem`: opened, and it does not work."""

    RETURN = "return"
    PROBLEM = "problem"


class Complaint(StrEnum):
    """What is wrong."""

    UNWANTED = "unwanted"
    USED = "used"
    INVALID = "invalid"
    WRONG_PRODUCT = "wrong_product"
    WRONG_REGION = "wrong_region"
    UNREADABLE = "unreadable"
    OTHER = "other"


class ClaimStatus(StrEnum):
    """`open`: somebody has to decide. `refunded`: the refund was asked for, which goes its way."""

    OPEN = "open"
    RETURNING = "returning"
    RETURNED = "returned"
    REPLACING = "replacing"
    REPLACED = "replaced"
    REFUNDED = "refunded"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ClaimEvent(StrEnum):
    """What can happen to a claim. `not_taken`: the supplier does not take the keys back."""

    GIVE_BACK = "give_back"
    TAKEN_BACK = "taken_back"
    NOT_TAKEN = "not_taken"
    REPLACE = "replace"
    REPLACED = "replaced"
    REFUND = "refund"
    REJECT = "reject"
    WITHDRAW = "withdraw"


S, E = ClaimStatus, ClaimEvent

LIVE = frozenset({S.OPEN, S.RETURNING, S.REPLACING})
"""Not over: a line has one such claim at most."""

CLAIM = Lifecycle(
    "claim",
    ClaimStatus,
    ClaimEvent,
    {
        (S.OPEN, E.GIVE_BACK): S.RETURNING,
        (S.OPEN, E.NOT_TAKEN): IGNORE,
        (S.OPEN, E.REPLACE): S.REPLACING,
        (S.OPEN, E.REFUND): S.REFUNDED,
        (S.OPEN, E.REJECT): S.REJECTED,
        (S.OPEN, E.WITHDRAW): S.WITHDRAWN,
        (S.RETURNING, E.GIVE_BACK): IGNORE,
        (S.RETURNING, E.TAKEN_BACK): S.RETURNED,
        (S.RETURNING, E.NOT_TAKEN): S.OPEN,
        (S.RETURNED, E.TAKEN_BACK): IGNORE,
        (S.REPLACING, E.REPLACE): IGNORE,
        (S.REPLACING, E.REPLACED): S.REPLACED,
        (S.REPLACING, E.REFUND): S.REFUNDED,
        (S.REPLACED, E.REPLACED): IGNORE,
        (S.REFUNDED, E.REFUND): IGNORE,
        (S.REJECTED, E.REJECT): IGNORE,
        (S.WITHDRAWN, E.WITHDRAW): IGNORE,
    },
)
