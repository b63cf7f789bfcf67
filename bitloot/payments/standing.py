"""Where the money of an order went, in euros: a function of its payments' verdicts alone.

Pure, so that the ledger, a refund and the buyer's page say the same, in whatever order the news
came. What was sent back by hand is not counted here; refunds are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from bitloot.core.money import Money
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage

PRICE = frozenset({Outcome.PAID, Outcome.PAID_OVER, Outcome.PAID_LATE, Outcome.ACCEPTED})
"""Verdicts of money that is the order's price."""
FORFEITED = frozenset({Outcome.UNDERPAID, Outcome.REPEATED_SHORT})
"""Too little, and not sent back: said before, during and after paying."""
OWED = frozenset(
    {
        Outcome.CONTRADICTORY,
        Outcome.WRONG_ASSET,
        Outcome.SECOND_PAYMENT,
        Outcome.REPEATED,
        Outcome.REPEATED_COVERS,
    }
)
"""Money that came and is nobody's price: the customer's, until somebody decides otherwise."""


class Surplus(Enum):
    """What becomes of the difference between the price and the money counted for it."""

    TOLERATED = "tolerated"
    WAIVED = "waived"
    KEPT = "kept"
    OWED = "owed"


@dataclass(frozen=True, slots=True)
class Standing:
    """`received + tolerated + waived + lost = price + forfeited + owed`, always.

    `price` is the order's total once it counts as paid, else zero. `tolerated` is what the price
    and the money differ by within the tolerance (negative when more came), `waived` what staff let
    go by accepting less, `lost` what was taken back after delivery.
    """

    received: Money
    price: Money
    forfeited: Money
    owed: Money
    tolerated: Money
    waived: Money
    lost: Money


def standing(total: Money, payments: Sequence[Payment]) -> Standing:
    """Of the order with that total and all its payments."""
    nothing = Money.zero()
    settled = [p for p in payments if p.verdict in PRICE]
    counted = [*settled, *_made_good(settled, payments)]
    too_little = [p for p in payments if p.verdict in FORFEITED and p not in counted]
    extra = [p for p in payments if p.verdict in OWED]
    owed = _worth(p for p in extra if p.kept_at is None)
    forfeited = _worth(too_little) + _worth(p for p in extra if p.kept_at is not None)
    price = tolerated = waived = lost = nothing
    if settled:
        price = total
        over = _worth(counted) - total
        match _surplus(settled, over):
            case Surplus.TOLERATED:
                tolerated = -over
            case Surplus.WAIVED:
                waived = -over
            case Surplus.KEPT:
                forfeited += over
            case Surplus.OWED:
                owed += over
    elif any(p.verdict == Outcome.DISPUTE for p in payments):
        price = lost = total
    received = _worth([*counted, *too_little, *extra])
    return Standing(received, price, forfeited, owed, tolerated, waived, lost)


def _surplus(settled: Sequence[Payment], over: Money) -> Surplus:
    by_hand = any(p.verdict == Outcome.ACCEPTED for p in settled)
    if not by_hand and all(p.coverage is not Coverage.OVER for p in settled):
        return Surplus.TOLERATED
    if over < Money.zero():
        return Surplus.WAIVED
    return Surplus.KEPT if any(p.kept_at is not None for p in settled) else Surplus.OWED


def _made_good(settled: Sequence[Payment], payments: Sequence[Payment]) -> list[Payment]:
    """First deposits that an accepted further one completed: they count together."""
    parents = {p.parent_payment_id for p in settled if p.verdict == Outcome.ACCEPTED} - {None}
    return [p for p in payments if p.provider_payment_id in parents and p not in settled]


def _worth(payments: Iterable[Payment]) -> Money:
    """What came, valued; a coin that is not valued yet counts once it is."""
    return sum((p.received for p in payments if p.received is not None), Money.zero())
