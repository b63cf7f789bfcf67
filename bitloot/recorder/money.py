"""Where the money went: payments opened, postings of the ledger, refunds."""

from collections.abc import Iterator

from bitloot.core.money import Money, coin_text
from bitloot.core.types import JsonObject
from bitloot.payments.models import Payment
from bitloot.recorder.moments import Moment, Names
from bitloot.recorder.reading import Story
from bitloot.refunds.models import Refund


def opened(told: Story, names: Names) -> Iterator[Moment]:
    """Payments: asked for, or found as a further deposit."""
    for payment in told.payments:
        facts: JsonObject = {"payment": str(payment.id), "address": payment.pay_address}
        yield Moment(payment.created_at, "payment", _asked(payment, names), facts=facts)


def booked(told: Story) -> Iterator[Moment]:
    """Transactions of the ledger with their lines; a debit is positive."""
    for booking in told.bookings:
        lines = [f"{line.account.value} {_signed(line.amount)}" for line in booking.postings]
        text = f"{booking.text}: {', '.join(lines)}."
        facts: JsonObject = {
            "source": booking.source,
            "postings": {line.account.value: _signed(line.amount) for line in booking.postings},
        }
        yield Moment(booking.posted_at, "ledger", text, facts=facts)


def returned(told: Story, names: Names) -> Iterator[Moment]:
    """Refunds: asked for, given an address, sent."""
    for refund in told.refunds:
        yield from _refund(refund, names[refund.id])


def _asked(payment: Payment, names: Names) -> str:
    coin = payment.pay_currency.upper()
    amount = "an unknown amount" if payment.pay_amount is None else coin_text(payment.pay_amount)
    if payment.parent_payment_id is not None:
        return f"{names[payment.id]} found: {amount} {coin} to the same address."
    rate = "fixed" if payment.is_fixed_rate else "floating"
    to = f" to {payment.pay_address}" if payment.pay_address else ""
    price = f"for {payment.price} at a {rate} rate"
    return f"{names[payment.id]} asked for: {amount} {coin}{to} {price}."


def _signed(amount: Money) -> str:
    """Every digit that is there, at least two places: `+25.80`, `-0.00163714`."""
    exact = amount.amount.normalize()
    return f"{exact:+f}" if exact != amount.rounded().amount else f"{exact:+.2f}"


def _refund(refund: Refund, name: str) -> Iterator[Moment]:
    facts: JsonObject = {"refund": str(refund.id), "status": refund.status.value}
    coins = f"{coin_text(refund.coin_amount)} {refund.pay_currency.upper()}"
    text = f"{name} of {refund.amount} ({coins}, {refund.purpose.value}) requested: {refund.reason}"
    yield Moment(refund.created_at, "refund", text, refund.requested_by, facts)
    if refund.address_given_at is not None:
        text = f"{name} goes to {refund.address}."
        yield Moment(refund.address_given_at, "refund", text, refund.address_given_by or "", facts)
    if refund.sent_at is not None:
        text = f"{name} sent: transaction {refund.tx_hash}."
        yield Moment(refund.sent_at, "refund", text, refund.sent_by or "", facts)
