"""Reveal: hand out what opens a delivery, once the caller's right to it is established."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.timeline import EntryKind, note
from bitloot.delivery.models import Reveal
from bitloot.delivery.proving import Proven, prove_objects, prove_rows
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.shipping import of_item
from bitloot.orders import items
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.providers.objects import get_objects

ALGORITHM = "A256GCM"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, and from where. `staff` looks do not count as the buyer's."""

    actor: str
    ip: str | None
    user_agent: str | None
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one delivery: the signed URL of the sealed object, and its data key."""

    id: UUID
    url: str = field(repr=False)
    expires_at: datetime
    key: bytes = field(repr=False)
    iv: bytes
    aad: bytes
    content_type: str
    first_reveal: bool
    algorithm: str = ALGORITHM


def reveal(order_id: UUID, item_id: UUID, reader: Reader) -> list[Opening]:
    """Open every delivery of a line, with a record each. The caller has authorized the order.

    Raises NotFoundError for a line of another order, ConflictError while nothing is delivered,
    after a refund and for shredded keys, BrokenError (see `core.edge.guarded`) when any part of any
    delivery was changed: then nothing is handed out. The order is locked: a refund cannot slip in.
    """
    prove_objects(_item(order_id, item_id).id)
    order = orders.lock(order_id)
    item = _item(order_id, item_id)
    if order.status is OrderStatus.REFUNDED or item.status is ItemStatus.REFUNDED:
        raise ConflictError("This was refunded; its keys are void.", code="refunded")
    deliveries = of_item(item.id)
    if not deliveries and item.status is ItemStatus.REFUNDING:
        raise ConflictError("This is going back unopened; its keys stay shut.", code="returned")
    if not deliveries:
        raise ConflictError("Nothing is delivered yet.", code="not-delivered")
    if any(each.shredded_at is not None for each in deliveries):
        raise ConflictError("These keys were destroyed for good.", code="shredded")
    openings = [_open(proven, reader) for proven in prove_rows(deliveries)]
    _receipt(item, openings, reader)
    return openings


def _item(order_id: UUID, item_id: UUID) -> OrderItem:
    item = db.session.get(OrderItem, item_id, populate_existing=True)
    if item is None or item.order_id != order_id:
        raise NotFoundError("There is no such line in this order.")
    return item


def _receipt(item: OrderItem, openings: list[Opening], reader: Reader) -> None:
    if not reader.staff:
        items.mark_revealed(item)
    first = any(each.first_reveal for each in openings)
    note(
        EntryKind.REVEAL,
        f"{len(openings)} of {item.quantity} opened by {reader.actor}: {item.title}",
        subject=("order_item", item.id),
        trail_id=item.order_id,
        actor=reader.actor,
        data={"count": len(openings), "first": first, "staff": reader.staff},
    )


def _open(proven: Proven, reader: Reader) -> Opening:
    delivery, seconds = proven.delivery, get_settings().signed_url_seconds
    first = not reader.staff and _mark_first(delivery)
    db.session.add(
        Reveal(
            delivery_id=delivery.id,
            order_id=delivery.order_id,
            actor=reader.actor,
            first=first,
            ip=reader.ip,
            user_agent=reader.user_agent,
        )
    )
    return Opening(
        id=delivery.id,
        url=get_objects().signed_url(delivery.object_key, seconds=seconds),
        expires_at=utcnow() + timedelta(seconds=seconds),
        key=proven.key,
        iv=delivery.iv,
        aad=delivery.aad,
        content_type=delivery.content_type,
        first_reveal=first,
    )


def _mark_first(delivery: Delivery) -> bool:
    """True for one caller only, whoever else looks at the same moment."""
    marked = db.session.execute(
        update(Delivery)
        .where(Delivery.id == delivery.id, Delivery.first_revealed_at.is_(None))
        .values(first_revealed_at=utcnow())
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return marked.first() is not None
