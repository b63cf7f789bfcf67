"""What is known of a payment when its fate is decided. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bitloot.orders.states import OrderStatus
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing

_ALL = Decimal(100)


SHORT = frozenset({PaymentStatus.PARTIALLY_PAID, PaymentStatus.CANCELLED})
"""Statuses of money that the provider calls too little, or has given up on."""
ENOUGH = frozenset({Coverage.EXACT, Coverage.OVER})


class SettledBy(StrEnum):
    """Whose money is the order's price, or was it until it went back.

    What comes to an order that we gave back ourselves is never the price: `other`.
    """

    NOBODY = "nobody"
    THIS = "this"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Facts:
    """One payment among its order's payments.

    `tolerated`: less than asked, yet counted as exact. `repeated`: another deposit to an address
    that was paid before. `sum_covers`: all that came to the address is the price.
    `money_under_way`: another payment of the order has been seen; `still_payable`: another one
    may yet be paid. `short_kept`: too little of another one came, and stays here.
    `first_contradicts`: the deposit that this one repeats waits for a human,
    because its status and its sum do not agree. `denied`: a signed IPN says finished, the
    provider's own record does not.
    """

    status: PaymentStatus
    coverage: Coverage
    order: OrderStatus
    timing: Timing = Timing.IN_TIME
    asset: Asset = Asset.EXPECTED
    tolerated: bool = False
    repeated: bool = False
    sum_covers: bool = False
    settled_by: SettledBy = SettledBy.NOBODY
    money_under_way: bool = False
    still_payable: bool = False
    short_kept: bool = False
    first_contradicts: bool = False
    revealed: bool = False
    denied: bool = False


def covers(status: PaymentStatus, coverage: Coverage, *, tolerated: bool) -> bool:
    """Whether it has arrived and is enough to be the price."""
    if status is PaymentStatus.FINISHED:
        return coverage in ENOUGH
    return status in SHORT and coverage is Coverage.EXACT and tolerated


def grade(paid: Decimal, asked: Decimal | None, tolerance_percent: Decimal) -> Coverage:
    """How well `asked` is covered; within the tolerance either way it counts as exact."""
    if paid <= 0:
        return Coverage.NONE
    if asked is None or asked <= 0:
        return Coverage.PARTIAL
    slack = asked * tolerance_percent / _ALL
    if paid < asked - slack:
        return Coverage.PARTIAL
    return Coverage.OVER if paid > asked + slack else Coverage.EXACT
