"""What every combination of facts means. The one table: code, documentation and test.

Read from the top, the first row that fits decides. Each payment of an order is decided anew
whenever anything about any of them changes, so the end depends on the facts and not on the order
in which they became known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bitloot.orders.states import RELEASED, SETTLED, OrderStatus
from bitloot.payments.facts import ENOUGH, SHORT, Facts, SettledBy, covers
from bitloot.payments.states import SEEN, Asset, Coverage, PaymentStatus, Timing

S, C = PaymentStatus, Coverage


class Outcome(StrEnum):
    """The verdict on a payment; stored with it."""

    NOTHING = "nothing"
    SEEN = "seen"
    PAID = "paid"
    PAID_OVER = "paid_over"
    PAID_LATE = "paid_late"
    ACCEPTED = "accepted"
    UNDERPAID = "underpaid"
    EXPIRED = "expired"
    FAILED = "failed"
    REFUNDED = "refunded"
    DISPUTE = "dispute"
    EXTRA_REFUNDED = "extra_refunded"
    SHORT_REFUNDED = "short_refunded"
    UNPROVEN = "unproven"
    CONTRADICTORY = "contradictory"
    IPN_DISAGREES = "ipn_disagrees"
    WRONG_ASSET = "wrong_asset"
    SECOND_PAYMENT = "second_payment"
    REPEATED = "repeated"
    REPEATED_COVERS = "repeated_covers"
    REPEATED_SHORT = "repeated_short"


_ARRIVED = frozenset({S.FINISHED, S.PARTIALLY_PAID, S.CANCELLED})


@dataclass(frozen=True, slots=True)
class Row:
    """`arrives` and `order` are the conditions in words, `then` the consequence in words."""

    arrives: str
    order: str
    then: str
    outcome: Outcome
    fits: Callable[[Facts], bool]


def _arrived(facts: Facts) -> bool:
    return facts.status in _ARRIVED and not (
        facts.status is S.CANCELLED and facts.coverage is C.NONE
    )


def _empty_end(facts: Facts) -> bool:
    return facts.status in {S.EXPIRED, S.CANCELLED} and facts.coverage is C.NONE


def _extra(facts: Facts) -> bool:
    return facts.repeated or facts.asset is Asset.WRONG or facts.settled_by is SettledBy.OTHER


def _never_the_price(facts: Facts) -> bool:
    """Too little, or nothing that anybody saw: there was no price to give back."""
    return facts.coverage not in ENOUGH and facts.settled_by is SettledBy.NOBODY


def _too_little_went_back(facts: Facts) -> bool:
    """The order is refunded, and was never paid."""
    return facts.order is OrderStatus.REFUNDED and facts.settled_by is SettledBy.NOBODY


def _settled(facts: Facts) -> bool:
    return facts.order in SETTLED and not _too_little_went_back(facts)


def _first_decided(facts: Facts) -> bool:
    """Not by the clock alone: a first deposit that waits for a human is decided as it will be."""
    return facts.order in RELEASED or _too_little_went_back(facts) or facts.first_contradicts


def _enough(facts: Facts) -> bool:
    return covers(facts.status, facts.coverage, tolerated=facts.tolerated)


ROWS: tuple[Row, ...] = (
    Row(
        "a signed `finished` that the provider's own record denies",
        "unchanged",
        "attention; never fulfilled by itself",
        Outcome.IPN_DISAGREES,
        lambda f: f.denied,
    ),
    Row(
        "`refunded`, of money that is not the order's price, or while another payment is it",
        "unchanged",
        "what was owed is settled",
        Outcome.EXTRA_REFUNDED,
        lambda f: f.status is S.REFUNDED and _extra(f),
    ),
    Row(
        "`refunded`, of too little to be the price, while too little of another payment is kept",
        "unchanged",
        "nothing is kept of this one; the order stays underpaid by the other one",
        Outcome.EXTRA_REFUNDED,
        lambda f: f.status is S.REFUNDED and _never_the_price(f) and f.short_kept,
    ),
    Row(
        "`refunded`, of too little to be the price, while another payment is being confirmed",
        "unchanged",
        "nothing until that one is decided",
        Outcome.NOTHING,
        lambda f: f.status is S.REFUNDED and _never_the_price(f) and f.money_under_way,
    ),
    Row(
        "`refunded`, of too little to be the price",
        "→ refunded",
        "nothing is kept; hold released; another payment may still pay it",
        Outcome.SHORT_REFUNDED,
        lambda f: f.status is S.REFUNDED and _never_the_price(f),
    ),
    Row(
        "`refunded`, something was revealed",
        "unchanged",
        "attention (dispute), with the evidence",
        Outcome.DISPUTE,
        lambda f: f.status is S.REFUNDED and f.revealed,
    ),
    Row(
        "`refunded`, nothing was revealed",
        "→ refunded",
        "hold released; nothing more is delivered",
        Outcome.REFUNDED,
        lambda f: f.status is S.REFUNDED,
    ),
    Row(
        "wrong asset",
        "unchanged",
        "attention; never fulfilled by itself",
        Outcome.WRONG_ASSET,
        lambda f: _arrived(f) and f.asset is Asset.WRONG,
    ),
    Row(
        "`finished`, but nothing was paid",
        "unchanged",
        "attention; never fulfilled by itself",
        Outcome.UNPROVEN,
        lambda f: _arrived(f) and f.coverage is C.NONE,
    ),
    Row(
        "repeated deposit, order already paid",
        "unchanged",
        "owed to the customer; attention (refund)",
        Outcome.REPEATED,
        lambda f: _arrived(f) and f.repeated and _settled(f),
    ),
    Row(
        "repeated deposit, the sum covers the price",
        "underpaid, given back, expired, failed or left to a human: unchanged",
        "attention (accept)",
        Outcome.REPEATED_COVERS,
        lambda f: _arrived(f) and f.repeated and _first_decided(f) and f.sum_covers,
    ),
    Row(
        "repeated deposit, still too little",
        "underpaid, given back, expired, failed or left to a human: unchanged",
        "attention (forfeit)",
        Outcome.REPEATED_SHORT,
        lambda f: _arrived(f) and f.repeated and _first_decided(f),
    ),
    Row(
        "repeated deposit, the first is not decided yet",
        "unchanged",
        "nothing until it is",
        Outcome.NOTHING,
        lambda f: _arrived(f) and f.repeated,
    ),
    Row(
        "second payment of one order also arrives",
        "unchanged",
        "owed to the customer; attention (refund)",
        Outcome.SECOND_PAYMENT,
        lambda f: _arrived(f) and f.settled_by is SettledBy.OTHER,
    ),
    Row(
        "`finished`, exact or over, late",
        "→ paid (late)",
        "fulfilled where stock and price are still good, flagged; else held: attention",
        Outcome.PAID_LATE,
        lambda f: _enough(f) and f.timing is Timing.LATE,
    ),
    Row(
        "`finished`, over, in time",
        "→ paid, flagged",
        "fulfilled; the excess is owed to the customer; attention (refund, or keep by policy)",
        Outcome.PAID_OVER,
        lambda f: _enough(f) and f.coverage is C.OVER,
    ),
    Row(
        "`finished`, exact, in time",
        "→ paid",
        "fulfilled where stock and price are still good; else held: attention",
        Outcome.PAID,
        _enough,
    ),
    Row(
        "`partially_paid`, partial, while another payment is being confirmed",
        "unchanged",
        "nothing until that one is decided",
        Outcome.NOTHING,
        lambda f: f.status in SHORT and f.coverage is C.PARTIAL and f.money_under_way,
    ),
    Row(
        "`partially_paid`, partial",
        "→ underpaid",
        "non-refundable, said on page and by mail; hold released",
        Outcome.UNDERPAID,
        lambda f: f.status in SHORT and f.coverage is C.PARTIAL,
    ),
    Row(
        "`finished` with too little, or `partially_paid` with enough",
        "unchanged",
        "attention; never fulfilled by itself",
        Outcome.CONTRADICTORY,
        _arrived,
    ),
    Row(
        "a further payment is being confirmed",
        "unchanged",
        "nothing until it arrives",
        Outcome.NOTHING,
        lambda f: f.status in SEEN and _extra(f),
    ),
    Row(
        "`confirming`, `confirmed`, `sending`",
        "→ confirming",
        "hold extended; safe to close the page",
        Outcome.SEEN,
        lambda f: f.status in SEEN,
    ),
    Row(
        "`expired` or `failed`, while another payment may still be paid",
        "unchanged",
        "nothing; both are watched",
        Outcome.NOTHING,
        lambda f: (
            (_empty_end(f) or f.status is S.FAILED) and (f.money_under_way or f.still_payable)
        ),
    ),
    Row(
        "`failed`",
        "→ failed",
        "hold released; mail",
        Outcome.FAILED,
        lambda f: f.status is S.FAILED and not _extra(f),
    ),
    Row(
        "`expired`, none",
        "→ expired",
        "hold released; polled on for 7 days, since late deposits send no IPN",
        Outcome.EXPIRED,
        lambda f: _empty_end(f) and not _extra(f),
    ),
    Row(
        "`waiting`, none",
        "waiting",
        "nothing; the address is shown until it expires",
        Outcome.NOTHING,
        lambda _: True,
    ),
)


def decide(facts: Facts) -> Row:
    """The first row that fits; the last fits all."""
    return next(row for row in ROWS if row.fits(facts))
