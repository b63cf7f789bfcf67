"""Where a refund begins: what of an order can go back, and what an attention item asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from flask import url_for
from sqlalchemy import select

from bitloot.accounts.gate import current_actor
from bitloot.core.attention import AttentionItem
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, invalid
from bitloot.core.money import Money, exact
from bitloot.orders.models import OrderItem
from bitloot.payments.effects import amount_of
from bitloot.payments.models import Payment
from bitloot.refunds.books import Books
from bitloot.refunds.models import Refund
from bitloot.refunds.requesting import Wish, request_owed, request_price
from bitloot.refunds.states import GONE, OPEN

_WHOLE = "order"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can go back; `key` is `order`, `item:<id>` or `payment:<id>`."""

    key: str
    label: str
    most: Money


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the form of a new refund offers."""

    number: str
    choices: list[Choice]


def beginning(books: Books) -> Beginning:
    """What is left: owed payments first, then lines, then the whole order."""
    left, found = books.left(), list[Choice]()
    for payment in books.payments:
        if owed := _some(left.owed.get(payment.id)):
            label = f"What is owed of {amount_of(payment)} ({payment.provider_payment_id})"
            found.append(Choice(f"payment:{payment.id}", label, owed))
    for item in books.order.items:
        if paid := _some(left.lines.get(item.id)):
            found.append(Choice(f"item:{item.id}", f"{item.quantity} of {item.title}", paid))
    if whole := _some(left.price):
        found.append(Choice(_WHOLE, "The whole order", whole))
    return Beginning(books.order.number, found)


def requested(order_id: UUID, form: Mapping[str, str], reason: str) -> str:
    """What the form asks for. Raises what the services raise."""
    amount = _number(form, "amount")
    euros = Money.eur(amount) if amount is not None else None
    wish, actor = Wish(reason, euros, _number(form, "coin_amount")), current_actor()
    kind, _, key = form.get("what", "").partition(":")
    try:
        if kind == "payment":
            refund = request_owed(order_id, UUID(key), wish, actor)
        else:
            item_id = UUID(key) if kind == "item" else None
            refund = request_price(order_id, item_id, wish, actor)
    except ValueError:
        raise invalid("what", "Choose what goes back.") from None
    return f"Requested: {refund.amount}."


def opened_for(item: AttentionItem) -> str:
    """The address of the open refund that answers it, or the form of a new one."""
    order_id, what = _asked(item)
    query = select(Refund).where(Refund.order_id == order_id, Refund.status.in_(OPEN | GONE))
    newest = query.order_by(Refund.status.in_(OPEN).desc(), Refund.id.desc()).limit(1)
    fits = {
        "payment": Refund.payment_id == item.subject_id,
        "order_item": Refund.item_id == item.subject_id,
        "refund": Refund.id == item.subject_id,
    }.get(item.subject_kind)
    refund = db.session.scalar(newest.where(fits)) if fits is not None else None
    if refund is None and item.subject_kind == "order_item":
        refund = db.session.scalar(newest.where(Refund.item_id.is_(None), Refund.status.in_(OPEN)))
    if refund is not None and (refund.status in OPEN or item.subject_kind == "refund"):
        return url_for("console_refunds.refund", refund_id=refund.id)
    return url_for("console_refunds.new", order_id=order_id, what=what)


def _asked(item: AttentionItem) -> tuple[UUID, str]:
    """The order, and which choice of the form is meant."""
    if item.subject_kind == "payment":
        payment = db.session.get(Payment, item.subject_id)
        if payment is not None:
            return payment.order_id, f"payment:{payment.id}"
    line = db.session.get(OrderItem, item.subject_id) if item.subject_kind == "order_item" else None
    if line is not None:
        return line.order_id, f"item:{line.id}"
    if item.trail_id is None:
        raise NotFoundError("This item belongs to no order.")
    return item.trail_id, _WHOLE


def _number(form: Mapping[str, str], name: str) -> Decimal | None:
    text = form.get(name, "").strip().replace(",", ".")
    if not text:
        return None
    try:
        return exact(text)
    except ValueError:
        raise invalid(name, "Write amounts as 4.20.") from None


def _some(amount: Money | None) -> Money | None:
    return amount if amount is not None and amount > Money.zero() else None
