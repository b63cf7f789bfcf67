"""Keys that nobody is to have go back to Kinguin: asked for once an order, within a day.

What it leads to is told by the order itself later: its keys are returned, its cost comes back.
"""

from uuid import UUID

from sqlalchemy import select, update

from bitloot.core.attention import resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import INTERACTIVE
from bitloot.core.timeline import EntryKind, note
from bitloot.core.types import JsonObject
from bitloot.fulfillment.holding import SUBJECT, Reason, ask_staff, settle
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.requesting import POLL_ORDER
from bitloot.fulfillment.service import lock
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus

RETURN_KEYS = "fulfillment.return_keys"
_BOUGHT = frozenset({AttemptStatus.PLACED, AttemptStatus.COMPLETED})
_LOOK_AFTER = 60.0  # seconds: a return is worked on by the provider's own queue


def give_back(item: OrderItem, actor: Actor, reason: str) -> int:
    """Return what was bought for a line of a refunded order; how many purchases. Audited.

    Raises ConflictError when there is nothing to return, it was asked for before, or its request
    holds a line that somebody is still to have: a return takes back the whole request.
    """
    locked = lock(item.id, item.order_id)
    if locked is None:
        raise ConflictError("This line is gone.")
    found = _returnable(locked)
    if not found:
        raise ConflictError(
            "There is nothing at Kinguin to return for this line, or it was asked for before."
        )
    for row in found:
        for item_id in _claim(row):
            in_vain, subject = Reason.BOUGHT_IN_VAIN.value, (SUBJECT, item_id)
            resolve_attention(in_vain, subject, by=actor.label, resolution=reason)
        payload = {"attempt_id": str(row.id)}
        enqueue(RETURN_KEYS, payload, key=str(row.id), priority=INTERACTIVE, trail_id=row.order_id)
    settle(locked, by=actor.label, resolution=reason)
    after: JsonObject = {"orders": [row.provider_order_id for row in found]}
    audit(actor, "fulfillment.return_keys", (SUBJECT, locked.id), reason=reason, after=after)
    return len(found)


def due(attempt_id: UUID) -> Purchase | None:
    """The purchase whose keys are to be given back."""
    row = db.session.get(FulfillmentAttempt, attempt_id)
    return None if row is None or row.return_asked_at is None else Purchase.of(row)


def asked(purchase: Purchase) -> None:
    """The provider took the request; what came of it is looked up a little later."""
    _tell(purchase, f"Kinguin takes the keys of order {purchase.provider_order_id} back")
    enqueue(
        POLL_ORDER,
        {"provider_order_id": purchase.provider_order_id or ""},
        key=f"{purchase.id}:returned",
        delay_seconds=_LOOK_AFTER,
        trail_id=purchase.order_id,
    )


def refused(purchase: Purchase, refused: ProviderRefusedError) -> None:
    """It will not: staff put the keys into stock, or write them off."""
    item = lock(purchase.item_id, purchase.order_id)
    text = f"Kinguin does not take order {purchase.provider_order_id} back: {refused.code}"
    _tell(purchase, text)
    if item is not None:
        data: JsonObject = {"external_id": purchase.external_id, "code": refused.code}
        ask_staff(item, Reason.NOT_RETURNED, f"{text}. {item.title}", data)


def _returnable(item: OrderItem) -> list[FulfillmentAttempt]:
    query = select(FulfillmentAttempt).where(
        FulfillmentAttempt.item_id == item.id,
        FulfillmentAttempt.status.in_(_BOUGHT),
        FulfillmentAttempt.provider_order_id.is_not(None),
        FulfillmentAttempt.return_asked_at.is_(None),
    )
    rows = list(db.session.scalars(query.with_for_update()))
    return [row for row in rows if not row.shared or _nobody_waits(item, row)]


def _claim(row: FulfillmentAttempt) -> set[UUID]:
    """Write down that it is asked for, for every line of its request: they go back together."""
    taken = db.session.execute(
        update(FulfillmentAttempt)
        .where(FulfillmentAttempt.provider_order_id == row.provider_order_id)
        .values(return_asked_at=utcnow())
        .returning(FulfillmentAttempt.item_id)
    )
    return set(taken.scalars())


def _nobody_waits(item: OrderItem, row: FulfillmentAttempt) -> bool:
    """Whether no line of the same request is, or has come, to its buyer."""
    if item.order.status is OrderStatus.REFUNDED:
        return True
    query = select(FulfillmentAttempt.item_id).where(
        FulfillmentAttempt.external_id == row.external_id
    )
    lines = set(db.session.scalars(query))
    gone = {ItemStatus.REFUNDING, ItemStatus.REFUNDED}
    return all(each.status in gone for each in item.order.items if each.id in lines)


def _tell(purchase: Purchase, text: str) -> None:
    note(
        EntryKind.PROVIDER,
        text,
        subject=("fulfillment_attempt", purchase.id),
        trail_id=purchase.order_id,
    )
