"""What staff decide about a claim. Services: flush only; every decision is audited."""

from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import SourceType
from bitloot.claims import recording
from bitloot.claims.models import Claim
from bitloot.claims.returning import ask_refund, deliveries_of, locked
from bitloot.claims.states import ClaimEvent, ClaimKind, ClaimStatus
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.timeline import SYSTEM
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.service import stored
from bitloot.fulfillment.withdrawing import hand_out_again, withdraw
from bitloot.orders import items
from bitloot.orders.events import ItemDelivered
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.stock.returning import spoil

LONGEST_ANSWER = 1000
_SELF = Actor(SYSTEM)


def replace(claim_id: UUID, actor: Actor, *, reason: str, answer: str = "") -> Claim:
    """Other keys are procured, as for a new order; the bad ones are the buyer's no more.

    A repeat changes nothing. Raises NotFoundError, or ConflictError where it was decided otherwise
    or the line is being refunded.
    """
    claim = locked(claim_id)
    if claim.kind is ClaimKind.RETURN:
        raise ConflictError("Nothing of it was opened: give it back, or let the buyer have it.")
    item = _item(claim)
    if claim.status is ClaimStatus.OPEN and item.status is not ItemStatus.DELIVERED:
        raise ConflictError(f"The line is {item.status.value}.")
    if not recording.move(claim, ClaimEvent.REPLACE, f"Replaced: {reason}", actor, quiet=True):
        return claim
    _decided(claim, actor, answer)
    _discard(claim, item)
    items.reopen(item, stored(item.id), f"{claim.quantity} bad keys are replaced.", actor.label)
    request(item.id, item.order_id)
    _close(claim, "replace", actor, reason)
    return claim


def refund(claim_id: UUID, actor: Actor, *, reason: str, answer: str = "") -> Claim:
    """What was paid for these keys goes back. A repeat changes nothing.

    Raises NotFoundError, or ConflictError where it was decided otherwise, nothing is left to
    refund, or a purchase for it is under way.
    """
    claim = locked(claim_id)
    item = _item(claim)
    if not recording.move(claim, ClaimEvent.REFUND, f"Refunded: {reason}", actor, quiet=True):
        return claim
    _decided(claim, actor, answer)
    _discard(claim, item)
    items.take_back(item, stored(item.id), f"{claim.quantity} keys are refunded.", actor.label)
    ask_refund(claim, actor, reason)
    if claim.refund_id is None:
        raise ConflictError(
            "Nothing that was paid for this is left to be refunded, or a purchase "
            "for it is under way: look at the order."
        )
    _close(claim, "refund", actor, reason)
    return claim


def reject(claim_id: UUID, actor: Actor, *, reason: str, answer: str) -> Claim:
    """The buyer is told why, and keeps what was delivered; a return is handed out again.

    Raises NotFoundError, InvalidError naming `answer`, or ConflictError.
    """
    claim = locked(claim_id)
    if not answer.strip():
        raise invalid("answer", "Tell the buyer why.")
    if not recording.move(claim, ClaimEvent.REJECT, f"Rejected: {reason}", actor, quiet=True):
        return claim
    _decided(claim, actor, answer)
    if claim.kind is ClaimKind.RETURN:
        item = _item(claim)
        hand_out_again(deliveries_of(claim))
        items.delivered(item, stored(item.id))
    _close(claim, "reject", actor, reason)
    return claim


def follow_delivery(event: ItemDelivered) -> None:
    """The line that a replacement was procured for is complete again; the order is locked."""
    claim = _replacing(event.item_id)
    if claim is None:
        return
    recording.move(claim, ClaimEvent.REPLACED, "The replacement is sealed and stored.", _SELF)
    recording.asked_enough(claim)


def _replacing(item_id: UUID) -> Claim | None:
    query = select(Claim).where(Claim.item_id == item_id, Claim.status == ClaimStatus.REPLACING)
    return db.session.scalars(query).one_or_none()


def _item(claim: Claim) -> OrderItem:
    return db.session.get_one(OrderItem, claim.item_id, populate_existing=True)


def _decided(claim: Claim, actor: Actor, answer: str) -> None:
    claim.decided_at, claim.decided_by = utcnow(), actor.label
    claim.answer = answer.strip()[:LONGEST_ANSWER] or None


def _discard(claim: Claim, item: OrderItem) -> None:
    """Withdrawn for good; of our own stock they are void, never sold again."""
    deliveries: list[Delivery] = deliveries_of(claim)
    withdraw(deliveries)
    if item.source_type is SourceType.CUSTOM:
        spoil(item.id, [UUID(each.source_ref) for each in deliveries])


def _close(claim: Claim, act: str, actor: Actor, reason: str) -> None:
    recording.tell_buyer(claim)
    recording.asked_enough(claim, actor.label)
    recording.log(claim, act, actor, reason)
