"""What the buyer is told: one sentence that says what happened and what comes next. Pure.

Short, plain, specific, never blaming; what it means for the money is always said.
"""

from dataclasses import dataclass

from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.decisions import Outcome
from bitloot.payments.states import SEEN, Coverage, PaymentStatus
from bitloot.refunds.beside import Beside
from bitloot.refunds.states import Purpose, RefundStatus

_LOOKED_AT = frozenset({Outcome.UNPROVEN, Outcome.CONTRADICTORY, Outcome.WRONG_ASSET})
S = OrderStatus


@dataclass(frozen=True, slots=True)
class Money:
    """What was asked and what came, as text with the coin: `0.0032 BTC`."""

    status: PaymentStatus
    coverage: Coverage
    asked: str
    received: str
    coin: str
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence, and whether the page may be closed without losing anything."""

    text: str
    may_close: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The facts a sentence is made of.

    `held`: a paid line waits for a human. `keys`: those of lines whose money stays with us.
    `given_up` of `lines` will not be delivered. `beside` is money on its way back, `kept` what was
    not asked for and stays with us, as text with its coin. `other_coin` is what came in another
    coin than was asked for, wherever it is now. `release` is the day for which all that is still
    to come waits, in words.
    """

    status: OrderStatus
    money: Money | None = None
    late: bool = False
    overpaid: bool = False
    held: bool = False
    keys: int = 1
    given_up: int = 0
    lines: int = 1
    beside: Beside | None = None
    kept: str | None = None
    other_coin: str | None = None
    release: str | None = None


def say(story: Story) -> Said:
    """The sentence for the state of an order, and one for money that goes back."""
    said = _of_state(story)
    named = story.other_coin is not None and story.status in _UNPAID
    more = say_beside(story.beside, named=named) if story.beside else _kept(story.kept)
    return Said(f"{said.text} {more}".strip(), said.may_close)


def say_beside(beside: Beside, *, named: bool = False) -> str:
    """What goes back, how far it is, and what the buyer does next; `named`: it was said before."""
    owed = beside.purpose is Purpose.OWED
    if beside.status is RefundStatus.SENT:
        return f"{beside.coins} are on their way back to you."
    if beside.status is RefundStatus.CONFIRMED:
        return f"{beside.coins} have gone back to you."
    if beside.has_address:
        return f"{beside.coins} go back to the address you gave, usually within a working day."
    if owed:
        come = "They" if named else f"{beside.coins} have come that were not asked for, and"
        return f"{come} are yours: tell us below where to send them, or let us keep them."
    return f"Tell us below where to send {beside.coins}."


def _kept(kept: str | None) -> str:
    return f"{kept} came that were not asked for; they stay with us." if kept else ""


def _of_state(story: Story) -> Said:
    if story.money and story.money.verdict in _LOOKED_AT and story.status not in _DECIDED:
        return Said(_looked_at(story.money, story.beside), may_close=True)
    if story.other_coin and story.status in _UNPAID:
        return Said(_other_coin(story, story.other_coin), may_close=not _payable(story))
    if story.status in {S.CREATED, S.WAITING}:
        return Said(_unpaid(story.money), may_close=False)
    return Said(_SAYINGS[story.status](story), may_close=True)


def _unpaid(money: Money | None) -> str:
    if money is None:
        return "Choose a coin to pay with. Your items are held until the order expires."
    if money.status is PaymentStatus.EXPIRED:
        return "This payment has expired and nothing came. Choose a coin to pay again."
    return (
        f"Send exactly {money.asked} to the address shown. Less cannot be refunded, so check that "
        "your wallet's fee comes on top. Once it is seen, you may close this page."
    )


def _other_coin(story: Story, came: str) -> str:
    """It is not the price, and not lost; the order may still be paid while it is open."""
    asked = f", not the {story.money.coin} that was asked for" if story.money else ""
    if story.money and _payable(story):
        then = (
            f"so the order is not paid yet: it still can be, by {story.money.asked} to the address "
            "shown."
        )
    elif _payable(story):
        then = "so the order is not paid yet: it still can be, in any coin you choose."
    else:
        then = "so the order was not paid and nothing was delivered."
    person = "" if story.beside or story.kept else " A person is looking at it; it is not lost."
    return f"We have received {came}{asked}, {then}{person}"


def _payable(story: Story) -> bool:
    return story.status in {S.CREATED, S.WAITING}


def _looked_at(money: Money, beside: Beside | None) -> str:
    if beside is not None:
        return f"We have received {money.received}, not what was asked ({money.asked})."
    if money.coverage is Coverage.NONE:
        return (
            "The payment network reports this payment as complete, but we cannot see the amount. "
            "A person is looking at it; we will write to you. Please do not pay again."
        )
    return (
        f"We have received {money.received}, not what was asked ({money.asked}). A person is "
        "looking at it; your money is not lost and we will write to you. Please do not pay again."
    )


def _confirming(story: Story) -> str:
    return (
        f"We have seen {_seen(story.money)}. The network is confirming it, which takes "
        "minutes, sometimes an hour. You may close this page; we mail you when it is done."
    )


def _paid(story: Story) -> str:
    if story.given_up:
        what = "Your order" if story.given_up == story.lines else "A part of your order"
        return f"{what} cannot be delivered. What you paid for it goes back to you."
    if story.held:
        return (
            "Your payment has arrived. A person has to look at your order before it is delivered; "
            "we will mail you. Your money is safe and you need not do anything."
        )
    if story.release:
        return (
            f"Your payment has arrived and your pre-order is placed. {_keys(story).capitalize()} "
            f"will come on release day: {story.release}. You may close this page; we mail you."
        )
    if story.late:
        return (
            "Your payment came after the order had expired. We are delivering it all the same; "
            f"{_keys(story)} will be here in a moment and by mail."
        )
    if story.overpaid and story.money:
        return (
            f"We have received {story.money.received}, more than the {story.money.asked} asked. "
            f"We are getting {_keys(story)} now."
        )
    return (
        f"Your payment has arrived. We are getting {_keys(story)}; this usually takes seconds. "
        "You may close this page; we mail you."
    )


def _fulfilled(story: Story) -> str:
    if story.keys == 0:
        return "There is nothing to open any more: what you paid goes back to you."
    verb, it = ("is", "it") if story.keys == 1 else ("are", "them")
    ready = f"{_keys(story).capitalize()} {verb} ready to be opened below."
    if not story.late:
        return ready
    return (
        f"Your payment came after the order had expired; we have delivered {it} all the same. "
        f"{ready}"
    )


def _underpaid(story: Story) -> str:
    if not story.money:
        return "Less than the price arrived, so the order was not delivered."
    return (
        f"We have received {story.money.received} of {story.money.asked}. That is less than the "
        "price, so the order was not delivered. As said before payment, the part that came is not "
        "refunded; write to us if you think this is wrong."
    )


def _expired(story: Story) -> str:
    money = story.money
    if money and money.status in SEEN:
        return (
            f"We have seen {money.received}, after the order had expired. Once the network has "
            "confirmed it, we deliver if we still can; else a person writes to you. "
            "Your money is not lost."
        )
    if story.beside or story.kept:
        return "The order has expired without its price being paid, and its items are free again."
    return (
        "Nothing arrived in time, so the order has expired and its items are free again. If you "
        "have paid already, keep this page: late payments are found and are not lost."
    )


def _failed(_: Story) -> str:
    return (
        "The payment failed on its way through the payment network, and nothing was delivered. "
        "If money has left your wallet, write to us with the transaction's id."
    )


def _refunded(story: Story) -> str:
    money = story.money
    if money is None or money.verdict != Outcome.SHORT_REFUNDED:
        return "This order was refunded. Nothing more will be delivered."
    if money.coverage is Coverage.NONE:
        return (
            "The payment provider has sent back what came; we have not seen it. Nothing was "
            "delivered; you can place the order again."
        )
    return (
        f"Only {money.received} of {money.asked} came, and the payment provider has sent it back. "
        "Nothing was delivered; you can place the order again."
    )


def _cancelled(_: Story) -> str:
    return "This order was cancelled before anything was paid. You can place it again."


def _seen(money: Money | None) -> str:
    if money is None or money.coverage is Coverage.NONE:
        return "your payment"
    if money.coverage is Coverage.PARTIAL:
        return f"{money.received} of {money.asked}"
    return money.received


def _keys(story: Story) -> str:
    return "your key" if story.keys == 1 else "your keys"


_SAYINGS = {
    S.CONFIRMING: _confirming,
    S.PAID: _paid,
    S.FULFILLED: _fulfilled,
    S.UNDERPAID: _underpaid,
    S.EXPIRED: _expired,
    S.FAILED: _failed,
    S.REFUNDED: _refunded,
    S.CANCELLED: _cancelled,
}
_UNPAID = frozenset({S.CREATED, S.WAITING, S.EXPIRED, S.FAILED, S.CANCELLED})
_DECIDED = frozenset({S.PAID, S.FULFILLED, S.REFUNDED, S.UNDERPAID})


def say_item(
    status: ItemStatus,
    *,
    order: OrderStatus,
    delivered: int,
    quantity: int,
    release: str | None = None,
) -> str:
    """The words beside one line; `release` is when a pre-order comes."""
    if release and status in {ItemStatus.ORDERING, ItemStatus.PARTLY_DELIVERED}:
        return f"Pre-ordered: it comes on release day ({release}), and we mail you."
    if status is ItemStatus.PENDING and order not in {S.PAID, S.FULFILLED}:
        return "Delivered once it is paid."
    if status is ItemStatus.PARTLY_DELIVERED:
        return f"{delivered} of {quantity} keys are ready; the rest is coming."
    if status is ItemStatus.DELIVERED and delivered < quantity:
        return f"{delivered} of {quantity} keys are ready to open; the rest was refunded."
    return _ITEM_SAYINGS[status]


_ITEM_SAYINGS = {
    ItemStatus.PENDING: "Next in line.",
    ItemStatus.ORDERING: "Being fetched.",
    ItemStatus.HELD: "A person is looking at it; we will mail you.",
    ItemStatus.DELIVERED: "Ready to open.",
    ItemStatus.FAILED: "Could not be delivered; we will write to you about your money.",
    ItemStatus.REFUNDING: "What you paid for it goes back to you.",
    ItemStatus.REFUNDED: "Refunded.",
}
