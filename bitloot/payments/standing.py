"""Where the money of an order went, in euros: a function of its payments' verdicts alone.

Pure, so that the ledger, a refund and the buyer's page say the same, in whatever order the news
came. What was sent back by hand is not counted here; refunds are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bitloot.core.money import Money
from bitloot.orders.states import SETTLED, OrderStatus
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage

PRICE = frozenset({Outcome.PAID, Outcome.PAID_OVER, Outcome.PAID_LATE, Outcome.ACCEPTED})
"""Verdicts of money that is the order's price."""
WAS_PRICE = PRICE | {Outcome.REFUNDED, Outcome.DISPUTE}
"""The same, and of money that was it until it was taken back."""
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


@dataclass(frozen=True, slots=True)
class Standing:
    """`received + tolerated + waived + lost = price + forfeited + owed`, always.

    `price` is the order's total once it counts as paid and until its money has gone back, else
    zero. `tolerated` is what the price and the money differ by within the tolerance (negative when
    more came), `waived` what staff let go by accepting less, `lost` what was taken back after
    delivery.
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
    settled, counted = _counted(payments)
    too_little = [p for p in payments if p.verdict in FORFEITED and p not in counted]
    extra = _extra(counted, payments)
    kept = [p for p in extra if p.kept_at is not None]
    owed = _worth(extra) - _worth(kept)
    forfeited = _worth(too_little) + _worth(kept)
    disputed = any(p.verdict == Outcome.DISPUTE for p in payments)
    price = total if settled or disputed else nothing
    over = _worth(counted) - price
    tolerated = waived = lost = nothing
    if disputed:
        lost, over = _missing(over), _beyond(over)
    elif not _by_hand(settled) and all(p.coverage is not Coverage.OVER for p in settled):
        tolerated, over = -over, nothing
    else:
        waived, over = _missing(over), _beyond(over)
    if any(p.kept_at is not None for p in settled):
        forfeited += over
    else:
        owed += over
    received = _worth([*counted, *too_little, *extra])
    return Standing(received, price, forfeited, owed, tolerated, waived, lost)


def is_settled(status: OrderStatus, payments: Iterable[Payment]) -> bool:
    """Whether the whole price was counted once; of too little that went back it never was."""
    was_paid = any(payment.verdict in WAS_PRICE for payment in payments)
    return status in SETTLED and (was_paid or status is not OrderStatus.REFUNDED)


def owed_of(total: Money, payments: Sequence[Payment], payment: Payment) -> Money:
    """How much of one of the order's payments is owed; a coin not valued yet counts as nothing."""
    if payment.kept_at is not None:
        return Money.zero()
    settled, counted = _counted(payments)
    extra = _extra(counted, payments)
    if payment in extra:
        return _worth([payment])
    if payment not in settled:
        return Money.zero()
    return standing(total, payments).owed - _worth(p for p in extra if p.kept_at is None)


def _counted(payments: Sequence[Payment]) -> tuple[list[Payment], list[Payment]]:
    """Those whose money is the price, and the same with the first deposits they completed.

    Of an order whose money went back there are none left.
    """
    if any(p.verdict == Outcome.REFUNDED for p in payments):
        return [], []
    settled = [p for p in payments if p.verdict in PRICE]
    completed = {p.parent_payment_id for p in settled if p.verdict == Outcome.ACCEPTED} - {None}
    first = [
        p for p in payments if p.provider_payment_id in completed and p.verdict in FORFEITED | OWED
    ]
    return settled, [*settled, *first]


def _extra(counted: Sequence[Payment], payments: Sequence[Payment]) -> list[Payment]:
    """Those whose money is the customer's; also what was accepted for an order refunded since."""
    return [p for p in payments if p.verdict in OWED | PRICE and p not in counted]


def _by_hand(settled: Sequence[Payment]) -> bool:
    return any(p.verdict == Outcome.ACCEPTED for p in settled)


def _missing(over: Money) -> Money:
    return max(-over, Money.zero())


def _beyond(over: Money) -> Money:
    return max(over, Money.zero())


def _worth(payments: Iterable[Payment]) -> Money:
    """What came, valued; a coin that is not valued yet counts once it is."""
    return sum((p.received for p in payments if p.received is not None), Money.zero())
