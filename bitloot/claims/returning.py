"""Keys that nobody has opened go back: into our own stock at once, to Kinguin by a job.

A return there may be asked for once an order, so that it was asked is written before it is asked,
and what became of it is read from the order's keys, never from the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import SourceType
from bitloot.claims import recording
from bitloot.claims.goods import Line
from bitloot.claims.models import Claim
from bitloot.claims.states import ClaimEvent, ClaimStatus
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import INTERACTIVE
from bitloot.core.timeline import SYSTEM
from bitloot.fulfillment import attempts
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.states import AttemptEvent
from bitloot.fulfillment.withdrawing import chosen, destroy, withdraw
from bitloot.orders import items
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.orders import TAKEN_BACK, Order
from bitloot.refunds.requesting import Wish, request_price
from bitloot.stock.returning import take_back

GIVE_BACK = "claims.give_back"
"""Job: payload `claim_id`."""
_SELF = Actor(SYSTEM)
_WHY = "Given back unopened."


@dataclass(frozen=True, slots=True)
class Parcel:
    """One order at Kinguin of which keys go back. `alone`: all that came, or may come, of it do."""

    provider_order_id: str
    attempt_ids: Sequence[UUID]
    key_ids: frozenset[str]
    asked: bool
    alone: bool


def begin(claim: Claim, line: Line, actor: Actor) -> None:
    """Take the keys from the buyer; the caller holds the order's lock."""
    recording.move(claim, ClaimEvent.GIVE_BACK, "Given back unopened by the buyer.", actor)
    withdraw(line.deliveries)
    items.take_back(line.item, 0, "Given back unopened.", actor.label)
    if line.item.source_type is SourceType.KINGUIN:
        payload = {"claim_id": str(claim.id)}
        key = str(claim.id)
        enqueue(GIVE_BACK, payload, key=key, priority=INTERACTIVE, trail_id=claim.order_id)
        return
    refs = [UUID(each.source_ref) for each in line.deliveries]
    count = take_back(line.item.id, refs)
    conclude(claim, f"{count} unopened keys are back in our stock.")


def opened(claim_id: UUID) -> Claim | None:
    """The claim with its order locked, while keys are on their way back; None otherwise."""
    claim = locked(claim_id)
    return claim if claim.status is ClaimStatus.RETURNING else None


def locked(claim_id: UUID) -> Claim:
    """A claim with its order locked. Raises NotFoundError."""
    order_id = db.session.scalar(select(Claim.order_id).where(Claim.id == claim_id))
    orders.lock(order_id or claim_id)
    return db.session.get_one(Claim, claim_id, populate_existing=True)


def deliveries_of(claim: Claim) -> list[Delivery]:
    """The keys it is about."""
    return chosen(claim.item_id, [each.delivery_id for each in claim.keys])


def parcels(claim: Claim) -> list[Parcel]:
    """Its keys by the orders at Kinguin that they came in."""
    mine = deliveries_of(claim)
    ids = {each.attempt_id for each in mine if each.attempt_id is not None}
    named = select(FulfillmentAttempt.provider_order_id).where(FulfillmentAttempt.id.in_(ids))
    rows = db.session.scalars(
        select(FulfillmentAttempt).where(FulfillmentAttempt.provider_order_id.in_(named))
    ).all()
    names = sorted({row.provider_order_id for row in rows if row.provider_order_id})
    return [_parcel(name, [r for r in rows if r.provider_order_id == name], mine) for name in names]


def asking(parcel: Parcel) -> bool:
    """Write down that it is about to be asked for; False when it was before."""
    rows = _attempts(parcel)
    if any(row.return_asked_at is not None for row in rows):
        return False
    for row in rows:
        row.return_asked_at = utcnow()
    return True


def is_back(parcel: Parcel, order: Order) -> bool:
    """Whether Kinguin says so of each key; a refunded order's are all back."""
    back = {key.id for key in order.keys if key.status in TAKEN_BACK}
    return parcel.key_ids <= back


def record(parcel: Parcel, order: Order) -> None:
    """What it costs us now, and that it is over when nothing of it is kept."""
    for row in _attempts(parcel):
        purchase = Purchase.of(row)
        part = purchase.part_of(order)
        attempts.charged(purchase, part.paid, part.returned)
        if part.returned == part.paid:
            cause = f"All keys of Kinguin order {order.id} went back unopened."
            attempts.end(purchase, AttemptEvent.REFUNDED, cause)


def conclude(claim: Claim, cause: str) -> None:
    """The goods are back: their money is asked for. A repeat changes nothing."""
    if not recording.move(claim, ClaimEvent.TAKEN_BACK, cause, _SELF, quiet=True):
        return
    destroy(deliveries_of(claim))
    ask_refund(claim, _SELF, _WHY)
    recording.tell_buyer(claim)
    recording.asked_enough(claim)


def not_taken(claim: Claim, why: str) -> None:
    """Staff decide: pay it back all the same, or let the buyer have the keys."""
    if recording.move(claim, ClaimEvent.NOT_TAKEN, why, _SELF):
        item = db.session.get_one(OrderItem, claim.item_id)
        recording.ask_staff(claim, recording.NOT_TAKEN, f"{why} {item.title}")


def ask_refund(claim: Claim, actor: Actor, reason: str) -> None:
    """What was paid for its keys goes back by way of the refunds; staff are asked where not."""
    try:
        refund = request_price(claim.order_id, claim.item_id, Wish(reason), actor)
    except ConflictError as error:
        summary = f"Keys went back and no refund could be asked for: {error.detail}"
        recording.ask_staff(claim, recording.NOT_REFUNDED, summary)
        return
    claim.refund_id = refund.id


def _parcel(name: str, rows: Sequence[FulfillmentAttempt], mine: Sequence[Delivery]) -> Parcel:
    ids = [row.id for row in rows]
    query = select(Delivery.source_ref).where(Delivery.attempt_id.in_(ids))
    delivered = set(db.session.scalars(query))
    keys = frozenset(each.source_ref for each in mine if each.attempt_id in set(ids))
    asked = any(row.return_asked_at is not None for row in rows)
    items_of = {row.item_id for row in rows}
    alone = delivered <= keys and items_of == {each.item_id for each in mine}
    return Parcel(name, ids, keys, asked, alone)


def _attempts(parcel: Parcel) -> list[FulfillmentAttempt]:
    query = (
        select(FulfillmentAttempt)
        .where(FulfillmentAttempt.id.in_(parcel.attempt_ids))
        .order_by(FulfillmentAttempt.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(query))
