"""An invoice as texts, ready to be set. Pure: the same facts give the same texts.

The page is drawn from these alone, so that what stands on an invoice is decided here.
"""

from dataclasses import dataclass

from bitloot.core.money import Money, coin_text
from bitloot.core.types import Json, JsonObject
from bitloot.invoices.amounts import clean, euros, printable, rate_text, when
from bitloot.invoices.reading import Invoice
from bitloot.invoices.settlement import settlement
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, network_name
from bitloot.refunds.models import Refund


@dataclass(frozen=True, slots=True)
class Seller:
    """Who invoices. `address` has its lines apart by `|`; it and `tax_id` may be empty."""

    name: str
    address: str
    tax_id: str
    contact: str


def texts_of(invoice: Invoice, seller: Seller) -> JsonObject:
    """All that is printed."""
    order = invoice.order
    return {
        "number": order.number,
        "stamp": _stamp(invoice),
        "seller": _seller(seller),
        "buyer": printable(order.email),
        "dates": _dates(invoice),
        "lines": [_line(item) for item in order.items],
        "sums": _sums(invoice),
        "payments": [_payment(payment) for payment in invoice.payments],
        "settlement": settlement(invoice),
        "refunds": [_refund(refund) for refund in invoice.refunds],
    }


def _stamp(invoice: Invoice) -> JsonObject:
    if (
        invoice.order.status is OrderStatus.REFUNDED
        or invoice.price_returned >= invoice.order.total
    ):
        return {"word": "Refunded", "tone": "info"}
    return {"word": "Paid", "tone": "success"}


def _seller(seller: Seller) -> JsonObject:
    lines = [printable(line) for line in seller.address.split("|") if line.strip()]
    if seller.tax_id:
        lines.append(f"Tax ID {printable(seller.tax_id)}")
    return {"name": printable(seller.name), "lines": [*lines, printable(seller.contact)]}


def _dates(invoice: Invoice) -> list[Json]:
    order = invoice.order
    told = (
        ("Ordered", order.created_at),
        ("Paid", invoice.paid_at),
        ("Delivered", order.fulfilled_at),
    )
    return [[label, when(at)] for label, at in told if at is not None]


def _line(item: OrderItem) -> JsonObject:
    place = [part.strip() for part in (item.platform, item.region) if part and part.strip()]
    if item.status is ItemStatus.REFUNDED:
        place.append("refunded")
    return {
        "title": printable(item.title),
        "detail": printable(" · ".join(place)),
        "quantity": str(item.quantity),
        "unit": euros(item.unit_price),
        "total": euros(item.total),
    }


def _sums(invoice: Invoice) -> list[Json]:
    order = invoice.order
    if order.discount == Money.zero():
        return [["Total", euros(order.total)]]
    return [
        ["Subtotal", euros(order.subtotal)],
        ["Discount", euros(-order.discount)],
        ["Total", euros(order.total)],
    ]


def _payment(payment: Payment) -> JsonObject:
    network = payment.network or payment.pay_currency
    coin = payment.pay_currency.upper()
    asked = payment.pay_amount
    facts = [
        ["Network", network_name(network)],
        ["Asked", f"{coin_text(asked)} {coin}" if asked is not None else ""],
        ["Rate", rate_text(asked, price=payment.price, coin=coin)],
        ["Received", when(payment.finished_at)],
        ["Payment", payment.provider_payment_id or ""],
    ]
    return {
        "amount": f"{coin_text(payment.actually_paid)} {coin}",
        "worth": euros(payment.received) if payment.received is not None else "not valued yet",
        "note": _NOTES.get(payment.verdict or "", ""),
        "facts": [[label, printable(text)] for label, text in facts if text],
        "hash": clean(payment.payin_hash or ""),
        "url": explorer_url(network, payment.payin_hash) or "",
    }


_NOTES: dict[str, str] = {
    Outcome.PAID_LATE: "Arrived after the order had expired; delivered all the same.",
    Outcome.ACCEPTED: "Accepted as payment of the whole price.",
    Outcome.UNDERPAID: "Less than the price.",
    Outcome.REFUNDED: "Sent back by the payment provider.",
    Outcome.EXTRA_REFUNDED: "Sent back by the payment provider.",
    Outcome.SHORT_REFUNDED: "Sent back by the payment provider.",
    Outcome.WRONG_ASSET: "Not the coin that was asked for; not part of the price.",
    Outcome.SECOND_PAYMENT: "A further payment; not part of the price.",
    Outcome.REPEATED: "A further deposit; not part of the price.",
    Outcome.REPEATED_COVERS: "A further deposit; not part of the price yet.",
    Outcome.REPEATED_SHORT: "A further deposit; less than the price.",
}
"""Beside a deposit that is not simply the price, what became of it."""


def _refund(refund: Refund) -> JsonObject:
    network = refund.network or refund.pay_currency
    return {
        "amount": f"{coin_text(refund.coin_amount)} {refund.pay_currency.upper()}",
        "worth": euros(refund.amount),
        "note": "",
        "facts": [["Network", network_name(network)], ["Sent", when(refund.sent_at)]],
        "hash": clean(refund.tx_hash or ""),
        "url": explorer_url(network, refund.tx_hash) or "",
    }
