"""Calling a refund off, and letting the shop keep what was owed."""

from uuid import UUID

from bitloot.core import transitions
from bitloot.core.audit import Actor
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.fulfillment import giving_up
from bitloot.orders.models import OrderItem
from bitloot.payments import keeping
from bitloot.payments.models import Payment
from bitloot.refunds.books import Books, locked, locked_refund
from bitloot.refunds.events import RefundCancelled
from bitloot.refunds.models import Refund
from bitloot.refunds.questions import settle_owed
from bitloot.refunds.recording import asked_enough, coins, log
from bitloot.refunds.states import OPEN, REFUND, Purpose, RefundEvent, RefundStatus


def cancel(refund_id: UUID, actor: Actor, *, reason: str) -> Refund:
    """Not sent after all. Lines given up for it wait for a human again; a repeat changes nothing.

    Raises NotFoundError, or ConflictError once it is sent.
    """
    books, refund = locked_refund(refund_id)
    if refund.status is RefundStatus.CANCELLED:
        return refund
    withdraw(books, refund, actor, reason)
    log(refund, "cancel", actor, reason, after={"amount": refund.amount.plain()})
    emit(RefundCancelled(refund.order_id, refund.id))
    publish_order(books.order.id, books.order.status.value)
    return refund


def keep(order_id: UUID, payment_id: UUID, actor: Actor, *, reason: str) -> Payment:
    """What is owed of a payment stays with the shop. A repeat changes nothing.

    Raises NotFoundError, or ConflictError when nothing is owed or some of it was sent back.
    """
    books = locked(order_id)
    mine = [each for each in books.refunds if each.purpose is Purpose.OWED]
    mine = [each for each in mine if each.payment_id == books.payment(payment_id).id]
    for refund in mine:
        if refund.status in OPEN:
            withdraw(books, refund, actor, reason)
    settle_owed(payment_id, actor, reason)
    publish_order(books.order.id, books.order.status.value)
    return keeping.keep(payment_id, actor, reason=reason)


def withdraw(books: Books, refund: Refund, actor: Actor, reason: str) -> None:
    """Cancelled, its lines reinstated, nothing asked about it. Raises ConflictError once sent."""
    cause = f"{coins(refund)} will not be sent: {reason}"
    outcome = transitions.apply(
        REFUND, refund, RefundEvent.CANCELLED, cause=cause, actor=actor.label
    )
    if outcome.refused:
        raise ConflictError(f"This refund is {refund.status.value}; it cannot be called off.")
    refund.cancelled_by = actor.label
    asked_enough(refund, actor, cause)
    if refund.purpose is Purpose.PRICE:
        for item in _given_up_for(books, refund):
            giving_up.reinstate(item, actor, f"Not refunded after all: {reason}")


def _given_up_for(books: Books, refund: Refund) -> list[OrderItem]:
    """Lines that no other open refund still stands for."""
    others = [
        each
        for each in books.refunds
        if each is not refund and each.purpose is Purpose.PRICE and each.status in OPEN
    ]
    if any(each.item_id is None for each in others):
        return []
    taken = {each.item_id for each in others}
    lines = (item for item in books.order.items if refund.item_id in {None, item.id})
    return [item for item in lines if item.id not in taken]
