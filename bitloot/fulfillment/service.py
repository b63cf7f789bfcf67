"""From a paid line to its keys: where it starts, what is still missing, when it is done."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import func, select

from bitloot.catalog.models import SourceType
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.core.timeline import SYSTEM
from bitloot.fulfillment import attempts
from bitloot.fulfillment.holding import Reason, ask_staff, settle
from bitloot.fulfillment.models import Delivery
from bitloot.orders import items
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus

FILLED = frozenset({OrderStatus.PAID, OrderStatus.FULFILLED})
"""States of an order in which its lines may be waiting for goods."""
TO_FILL = frozenset({ItemStatus.PENDING, ItemStatus.ORDERING, ItemStatus.PARTLY_DELIVERED})
"""States of a paid line in which goods are procured for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What must be known of an order item while no transaction is open."""

    item_id: UUID
    order_id: UUID
    product_id: UUID
    title: str
    source_type: SourceType
    kinguin_product_id: str | None
    quantity: int
    unit_price: Money
    unit_cost: Money | None

    @classmethod
    def of(cls, item: OrderItem) -> Self:
        """As the row stands now."""
        return cls(
            item_id=item.id,
            order_id=item.order_id,
            product_id=item.product_id,
            title=item.title,
            source_type=item.source_type,
            kinguin_product_id=item.kinguin_product_id,
            quantity=item.quantity,
            unit_price=item.unit_price,
            unit_cost=item.unit_cost,
        )


def lock(item_id: UUID, order_id: UUID | None = None) -> OrderItem | None:
    """The order item, its order locked until the transaction ends: one run at a time decides.

    The order, not the line: everybody locks it first, so nobody waits for somebody who waits.
    """
    if order_id is None:
        order_id = db.session.scalar(select(OrderItem.order_id).where(OrderItem.id == item_id))
    if order_id is None:
        return None
    return next((item for item in orders.lock(order_id).items if item.id == item_id), None)


def begin(item_id: UUID) -> Line | None:
    """Start on a line of a paid order; None when nothing is to be done about it now."""
    item = lock(item_id)
    if item is None:
        return None
    if item.order.status is OrderStatus.REFUNDED:
        _report_in_vain(item)
    if not is_fillable(item):
        return None
    items.start(item)
    return Line.of(item)


def is_fillable(item: OrderItem) -> bool:
    """Whether goods may be procured for it at this moment; the caller holds the order's lock.

    A line of a fulfilled order is filled again when a bad key of it is replaced.
    """
    return item.order.status in FILLED and item.status in TO_FILL


def _report_in_vain(item: OrderItem) -> None:
    """The money went back while a purchase was in hand: its keys are not collected."""
    purchase = attempts.live(item.id)
    if purchase is not None and not purchase.given_back:
        summary = f"Refunded while Kinguin order {purchase.external_id} was in hand: {item.title}"
        ask_staff(item, Reason.BOUGHT_IN_VAIN, summary, {"external_id": purchase.external_id})


def stored(item_id: UUID) -> int:
    """How many keys of a line are sealed, stored and the buyer's."""
    query = select(func.count()).where(Delivery.item_id == item_id, Delivery.withdrawn_at.is_(None))
    return db.session.scalar(query) or 0


def finish(line: Line) -> bool:
    """Tell the order how many keys there are; True when these are all of the line."""
    item = lock(line.item_id, line.order_id)
    if item is None:
        return True
    count = stored(item.id)
    items.delivered(item, count)
    if count >= item.quantity:
        settle(item, by=SYSTEM, resolution="All keys are delivered.")
    return count >= item.quantity
