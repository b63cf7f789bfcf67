"""What a verdict does to the order and to the attention queue. Safe to repeat."""

from dataclasses import dataclass

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.money import coin_text
from bitloot.core.timeline import SYSTEM, EntryKind, note
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome, Row
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage, Timing


@dataclass(frozen=True, slots=True)
class Attention:
    """An item of the queue: `action` names the act that resolves it."""

    reason: str
    action: str
    summary: str


ATTENTION: dict[Outcome, Attention] = {
    Outcome.PAID_OVER: Attention(
        "overpaid", "refund", "{number}: {paid} came, {asked} was asked. The excess is owed."
    ),
    Outcome.DISPUTE: Attention(
        "refunded_after_reveal",
        "review",
        "{number}: the payment was refunded although a key was revealed.",
    ),
    Outcome.UNPROVEN: Attention(
        "finished_unpaid",
        "review",
        "{number}: NOWPayments says {status}, but nothing was paid. Nothing is delivered.",
    ),
    Outcome.CONTRADICTORY: Attention(
        "paid_contradictory",
        "accept",
        "{number}: NOWPayments says {status}, but {paid} of {asked} came. Nothing is delivered.",
    ),
    Outcome.WRONG_ASSET: Attention(
        "wrong_asset",
        "refund",
        "{number}: {paid} came, which is not the coin that was asked for.",
    ),
    Outcome.SECOND_PAYMENT: Attention(
        "second_payment",
        "refund",
        "{number}: a further payment of {paid} arrived; the order is paid already. It is owed.",
    ),
    Outcome.REPEATED: Attention(
        "repeated_deposit",
        "refund",
        "{number}: another deposit of {paid} came to the address of a paid order. It is owed.",
    ),
    Outcome.REPEATED_COVERS: Attention(
        "repeated_deposit_covers",
        "accept",
        "{number}: another deposit of {paid} came; together they cover the price.",
    ),
    Outcome.REPEATED_SHORT: Attention(
        "repeated_deposit_short",
        "forfeit",
        "{number}: another deposit of {paid} came; together they are still too little.",
    ),
}


def amount_of(payment: Payment) -> str:
    """What came, with its coin: `0.0032 BTC`."""
    return f"{coin_text(payment.actually_paid)} {payment.pay_currency.upper()}"


def asked_of(payment: Payment) -> str:
    """What was asked."""
    if payment.pay_amount is None:
        return "an unknown amount"
    return f"{coin_text(payment.pay_amount)} {payment.pay_currency.upper()}"


def execute(order: Order, payment: Payment, row: Row, before: Outcome) -> None:
    """Do what the row says; what only a new verdict does is not repeated."""
    outcome = row.outcome
    if outcome is Outcome.SEEN:
        _seen(order, payment)
    if outcome is before:
        if outcome is Outcome.PAID_LATE:
            _graded_anew(order, payment)
        return
    _replace_attention(order, payment, before, outcome)
    said = f"Payment {payment.provider_payment_id}: {row.arrives}. Order {row.order}; {row.then}."
    note(
        EntryKind.PROVIDER,
        said,
        subject=("payment", payment.id),
        trail_id=order.id,
        data={"verdict": outcome.value},
    )
    _move_order(order, payment, outcome)


def settled_by_hand(payment: Payment, before: Outcome, by: str, how: str) -> None:
    """Close the question that a verdict had raised."""
    asked = attention_of(before, payment.coverage)
    if asked is not None:
        resolve_attention(asked.reason, ("payment", payment.id), by=by, resolution=how)


def disagree(order: Order, payment: Payment, claimed: str, row: Row) -> None:
    """A signed IPN says more than the provider's own record does; the verdict is the record's."""
    raise_attention(
        row.outcome.value,
        subject=("payment", payment.id),
        trail_id=order.id,
        summary=f"{order.number}: a signed IPN says {claimed}, NOWPayments' own record says "
        f"{payment.status.value}. Nothing is delivered on it.",
        action="review",
    )


def agree(payment: Payment) -> None:
    """The provider's record has caught up."""
    subject = ("payment", payment.id)
    disagreed = Outcome.IPN_DISAGREES.value
    resolve_attention(disagreed, subject, by=SYSTEM, resolution="The provider confirmed it.")


def _graded_anew(order: Order, payment: Payment) -> None:
    """Late money is late whether it is exact or more, but only more of it is a question."""
    question = ATTENTION[Outcome.PAID_OVER]
    if payment.coverage is not Coverage.OVER:
        exact = "It is no more than the price after all."
        resolve_attention(question.reason, ("payment", payment.id), by=SYSTEM, resolution=exact)
    elif orders.flag(order, "overpaid"):
        _raise(order, payment, question)


def _seen(order: Order, payment: Payment) -> None:
    cause = f"{amount_of(payment)} seen; NOWPayments says {payment.status.value}."
    orders.mark_seen(order, cause=cause)


def _move_order(order: Order, payment: Payment, outcome: Outcome) -> None:
    came = f"{amount_of(payment)} of {asked_of(payment)}"
    if outcome in {Outcome.PAID, Outcome.PAID_OVER, Outcome.PAID_LATE}:
        if payment.timing is Timing.LATE:
            orders.flag(order, "late")
        if payment.coverage is Coverage.OVER:
            orders.flag(order, "overpaid")
        orders.mark_paid(order, cause=f"NOWPayments confirmed {came}.")
    elif outcome is Outcome.UNDERPAID:
        orders.mark_underpaid(order, cause=f"Only {came} came.")
    elif outcome is Outcome.SHORT_REFUNDED:
        orders.mark_refunded(order, cause=f"Only {came} came, and NOWPayments sent it back.")
    elif outcome is Outcome.EXPIRED:
        orders.mark_expired(order, cause="The payment expired at NOWPayments; nothing came.")
    elif outcome is Outcome.FAILED:
        orders.mark_failed(order, cause="NOWPayments says that the payment failed.")
    elif outcome is Outcome.REFUNDED:
        orders.mark_refunded(order, cause=f"NOWPayments refunded {amount_of(payment)}.")


def overpaid(order: Order, payment: Payment) -> None:
    """More came than the price: the excess is owed."""
    _raise(order, payment, ATTENTION[Outcome.PAID_OVER])


def attention_of(outcome: Outcome, coverage: Coverage) -> Attention | None:
    """The question that a verdict raises."""
    if outcome is Outcome.PAID_LATE and coverage is Coverage.OVER:
        return ATTENTION[Outcome.PAID_OVER]
    return ATTENTION.get(outcome)


def _replace_attention(order: Order, payment: Payment, before: Outcome, after: Outcome) -> None:
    old = attention_of(before, payment.coverage)
    if old is not None:
        subject = ("payment", payment.id)
        resolve_attention(old.reason, subject, by=SYSTEM, resolution=f"Now {after.value}.")
    new = attention_of(after, payment.coverage)
    if new is not None:
        _raise(order, payment, new)


def _raise(order: Order, payment: Payment, new: Attention) -> None:
    summary = new.summary.format(
        number=order.number,
        paid=amount_of(payment),
        asked=asked_of(payment),
        status=payment.status.value,
    )
    raise_attention(
        new.reason,
        subject=("payment", payment.id),
        trail_id=order.id,
        summary=summary,
        action=new.action,
    )
