"""The money leaves, arrives, or comes back. Sending is done by hand; here it is written down."""

import re
from uuid import UUID

from sqlalchemy import select

from bitloot.core import transitions
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.core.money import Money
from bitloot.fulfillment import giving_up
from bitloot.orders.states import ItemStatus
from bitloot.payments.networks import NETWORKS
from bitloot.payments.standing import PRICE
from bitloot.refunds.approving import may_send
from bitloot.refunds.books import Books, locked_refund, of
from bitloot.refunds.events import AddressWanted, RefundSent
from bitloot.refunds.masking import masked
from bitloot.refunds.models import Refund
from bitloot.refunds.questions import settle_owed
from bitloot.refunds.recording import ask_again, asked_enough, coins, log, moved
from bitloot.refunds.states import GONE, REFUND, Purpose, RefundEvent, RefundStatus

_ANY_HASH = re.compile(r"[A-Za-z0-9+/_=-]{16,120}")


def check_hash(network: str | None, tx_hash: str) -> str:
    """Trimmed. Raises InvalidError naming `tx_hash` when the network has no such hashes."""
    tx_hash, known = tx_hash.strip(), NETWORKS.get(network or "")
    shape = known.shape if known else _ANY_HASH
    if not shape.fullmatch(tx_hash):
        where = f" of {known.name}" if known else ""
        raise invalid("tx_hash", f"This is not the id of a transaction{where}.")
    return tx_hash


def send(refund_id: UUID, tx_hash: str, actor: Actor, *, reason: str, address: str) -> Refund:
    """It was sent to `address` in that transaction. A repeat with the same one changes nothing.

    `address` is the one that the sender had before their eyes. Raises NotFoundError, InvalidError
    naming `tx_hash`, or ConflictError when it may not be sent or the address is another one now.
    """
    books, refund = locked_refund(refund_id)
    tx_hash = check_hash(refund.network or refund.pay_currency, tx_hash)
    if refund.status in GONE and refund.tx_hash == tx_hash:
        return refund
    _check(refund, tx_hash, address, actor)
    refund.tx_hash, refund.sent_at, refund.sent_by = tx_hash, utcnow(), actor.label
    cause = f"{coins(refund)} sent to {masked(refund.address)} in {tx_hash}."
    _apply(refund, RefundEvent.SENT, cause, actor)
    log(refund, "send", actor, reason, after={"tx_hash": tx_hash, "address": refund.address})
    done = f"{refund.amount} sent back ({coins(refund)})."
    asked_enough(refund, actor, done)
    emit(RefundSent(refund.order_id, refund.id, tx_hash))
    _settle(of(books.order), refund, actor, done)
    moved(books.order)
    return refund


def confirm(refund_id: UUID, actor: Actor, *, reason: str) -> Refund:
    """It has arrived. A repeat changes nothing. Raises NotFoundError or ConflictError."""
    books, refund = locked_refund(refund_id)
    if _apply(refund, RefundEvent.CONFIRMED, f"{coins(refund)} arrived.", actor):
        refund.confirmed_at = utcnow()
        log(refund, "confirm", actor, reason, after={"tx_hash": refund.tx_hash})
        publish_order(books.order.id, books.order.status.value)
    return refund


def bounce(refund_id: UUID, actor: Actor, *, reason: str) -> Refund:
    """It came back, or never arrived: it needs another address and is approved anew.

    A repeat changes nothing. Raises NotFoundError or ConflictError.
    """
    books, refund = locked_refund(refund_id)
    if refund.status is RefundStatus.REQUESTED and refund.bounced_at and not refund.address:
        return refund
    lost = {"tx_hash": refund.tx_hash, "address": refund.address, "extra_id": refund.extra_id}
    cause = f"{coins(refund)} did not arrive ({refund.tx_hash}): {reason}"
    _apply(refund, RefundEvent.BOUNCED, cause, actor)
    refund.bounced_at = utcnow()
    _back_here(books, refund)
    refund.address = refund.extra_id = refund.tx_hash = None
    refund.address_given_at = refund.address_given_by = None
    refund.approved_by = refund.approved_at = refund.sent_by = refund.sent_at = None
    log(refund, "bounce", actor, reason, before={**lost})
    ask_again(books.order, refund)
    emit(AddressWanted(refund.order_id, refund.id, str(lost["tx_hash"])))
    moved(books.order)
    return refund


def _back_here(books: Books, refund: Refund) -> None:
    """Unless more of that payment was sent back, it is whole again."""
    others = [each for each in books.refunds if each is not refund and each.status in GONE]
    if all(each.payment_id != refund.payment_id for each in others):
        books.payment(refund.payment_id).sent_back_at = None


def _check(refund: Refund, tx_hash: str, address: str, actor: Actor) -> None:
    if refund.status is not RefundStatus.APPROVED:
        raise ConflictError(f"This refund is {refund.status.value}, not approved.")
    if refund.address != address:
        raise ConflictError(
            f"The address was changed to {refund.address} since you opened this. If the money has "
            "gone to the earlier one, give that one again and approve it."
        )
    if not may_send(refund, actor):
        raise ConflictError(
            "Above the limit somebody else sends it than who approved it.", code="second-person"
        )
    twin = select(Refund.id).where(
        Refund.tx_hash == tx_hash, Refund.address == refund.address, Refund.id != refund.id
    )
    if db.session.scalar(twin.limit(1)) is not None:
        raise ConflictError("Another refund to this address has the same transaction.")


def _apply(refund: Refund, event: RefundEvent, cause: str, actor: Actor) -> bool:
    outcome = transitions.apply(REFUND, refund, event, cause=cause, actor=actor.label)
    if outcome.refused:
        raise ConflictError(f"This refund is {refund.status.value}.")
    return outcome.moved


def _settle(books: Books, refund: Refund, actor: Actor, done: str) -> None:
    """Lines whose money went back are refunded; questions that it answers are closed."""
    left = books.left()
    if refund.purpose is Purpose.OWED:
        payment = books.payment(refund.payment_id)
        if payment.verdict not in PRICE:
            payment.sent_back_at = refund.sent_at  # it can never be the price any more
        if left.owed.get(refund.payment_id, Money.zero()) <= Money.zero():
            settle_owed(refund.payment_id, actor, done)
        return
    for item in books.order.items:
        if refund.item_id not in {None, item.id}:
            continue
        whole = left.lines[item.id] <= Money.zero()
        given_up = item.status is ItemStatus.REFUNDING
        if given_up or whole:
            in_part = given_up and item.delivered_count > 0 and not whole
            giving_up.refunded(item, actor, done, in_part=in_part)
