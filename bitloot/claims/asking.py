"""A buyer asks: keys go back unopened, or one does not work. Services: flush only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from bitloot.claims import recording
from bitloot.claims.goods import Line, locked, of_order, policy, refuse_second, supplier_of
from bitloot.claims.models import Claim, ClaimKey
from bitloot.claims.policy import reportable_until, returnable_until, supplier_window
from bitloot.claims.returning import begin
from bitloot.claims.states import ClaimEvent, ClaimKind, ClaimStatus, Complaint
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.ids import new_id
from bitloot.fulfillment.models import Delivery
from bitloot.orders.states import ItemStatus, OrderStatus


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with which keys; no ids: with all of them."""

    complaint: Complaint
    text: str
    delivery_ids: Collection[UUID] = ()


def give_back(order_id: UUID, item_id: UUID, text: str, actor: Actor) -> Claim:
    """Return a line that was never opened: from now on nobody opens it.

    Raises NotFoundError, or ConflictError once it was opened, after its window, or while another
    claim is under way. The order is locked: of a reveal and a return at once, one wins.
    """
    line = locked(order_id, item_id)
    refuse_second(item_id)
    _refuse_unfinished(line)
    if line.goods.revealed_at is not None or line.item.revealed_at is not None:
        raise ConflictError("It was opened: report a problem if it does not work.", code="opened")
    until = returnable_until(line.goods, policy())
    if until is None or until <= utcnow():
        raise ConflictError("It cannot be given back any more.", code="window-over")
    claim = _write(line, line.deliveries, ClaimKind.RETURN, Report(Complaint.UNWANTED, text))
    begin(claim, line, actor)
    return claim


def report(order_id: UUID, item_id: UUID, said: Report, actor: Actor) -> Claim:
    """Say that opened keys do not work: staff decide, before the supplier's window ends.

    Raises NotFoundError, InvalidError naming `keys`, or ConflictError.
    """
    line = locked(order_id, item_id)
    refuse_second(item_id)
    _refuse_unfinished(line)
    if said.complaint is Complaint.UNWANTED:
        raise invalid("complaint", "Give it back instead, as long as it was not opened.")
    until = reportable_until(line.goods, policy())
    if until is None:
        raise ConflictError("Open it first: nobody knows yet whether it works.", code="unopened")
    if until <= utcnow():
        raise ConflictError("It was delivered too long ago to report it here.", code="window-over")
    claim = _write(line, _meant(line, said.delivery_ids), ClaimKind.PROBLEM, said)
    text = f"{claim.quantity} of {line.item.quantity} reported: {claim.complaint.value}"
    recording.tell(claim, f"{text}. {line.item.title}", actor)
    recording.tell_buyer(claim)
    recording.ask_staff(claim, recording.BAD_KEY, f"{text}. {line.item.title}, {claim.supplier}")
    return claim


def withdraw(order_id: UUID, claim_id: UUID, actor: Actor) -> Claim:
    """It works after all. A repeat changes nothing. Raises NotFoundError or ConflictError."""
    claim = of_order(order_id, claim_id)
    if claim.kind is ClaimKind.RETURN and claim.status is not ClaimStatus.WITHDRAWN:
        raise ConflictError("It is on its way back already.")
    if recording.move(claim, ClaimEvent.WITHDRAW, "The buyer withdrew it.", actor, quiet=True):
        recording.asked_enough(claim, actor.label)
    return claim


def _refuse_unfinished(line: Line) -> None:
    if line.item.order.status is OrderStatus.REFUNDED or line.item.status in {
        ItemStatus.REFUNDING,
        ItemStatus.REFUNDED,
    }:
        raise ConflictError("Its money is on its way back already.", code="refunded")
    if line.item.status is not ItemStatus.DELIVERED or not line.deliveries:
        raise ConflictError("It is not delivered completely yet.", code="not-delivered")


def _meant(line: Line, ids: Collection[UUID]) -> Sequence[Delivery]:
    opened = [each for each in line.deliveries if each.first_revealed_at is not None]
    if not ids:
        return opened
    meant = [each for each in opened if each.id in set(ids)]
    if len(meant) != len(set(ids)):
        raise invalid("keys", "These are not opened keys of this line.")
    return meant


def _write(line: Line, deliveries: Sequence[Delivery], kind: ClaimKind, said: Report) -> Claim:
    claim = Claim(
        id=new_id(),
        order_id=line.item.order_id,
        item_id=line.item.id,
        product_id=line.item.product_id,
        kind=kind,
        complaint=said.complaint,
        text=said.text.strip(),
        quantity=len(deliveries),
        supplier=supplier_of(deliveries),
        window_ends_at=supplier_window(line.goods),
        keys=[ClaimKey(delivery_id=each.id) for each in deliveries],
        pictures=[],
    )
    db.session.add(claim)
    db.session.flush()
    return claim
