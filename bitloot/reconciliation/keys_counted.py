"""The other half of rule 2: a fulfilled order has as many keys as were bought, and no line more.

A line that staff were asked about, or whose missing keys were paid back, is settled.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import db
from bitloot.fulfillment.holding import SUBJECT
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.reconciliation.books import first_id
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE

_IN_HAND = (ItemStatus.PENDING, ItemStatus.ORDERING, ItemStatus.PARTLY_DELIVERED)
_GIVEN_UP = (ItemStatus.REFUNDING, ItemStatus.REFUNDED)


def miscounted(since: datetime | None) -> list[Select[str]]:
    """Numbers of orders that were fulfilled, or got a key, since then; by index."""
    lacking = select(Order.number).join(OrderItem).where(_lacks())
    richer = select(Order.number).join(OrderItem).where(_has_too_many())
    if since is None:
        return [lacking, richer]
    fresh = select(Delivery.item_id).where(Delivery.id >= first_id(since))
    return [lacking.where(Order.fulfilled_at >= since), richer.where(OrderItem.id.in_(fresh))]


def lines_of(order: Order) -> list[tuple[OrderItem, int]]:
    """Its lines that are not right, each with the number of its keys."""
    rows = db.session.execute(
        select(OrderItem, _keys())
        .join(Order)
        .where(Order.id == order.id, or_(_lacks(), _has_too_many()))
        .order_by(OrderItem.id)
    )
    return [(item, keys) for item, keys in rows]


def lacking_lines(number: str) -> list[OrderItem]:
    """Lines of a fulfilled order that lack keys."""
    query = select(OrderItem).join(Order).where(Order.number == number, _lacks())
    return list(db.session.scalars(query.order_by(OrderItem.id)))


def _keys() -> ColumnElement[int]:
    counted = select(func.count()).where(
        Delivery.item_id == OrderItem.id, Delivery.withdrawn_at.is_(None)
    )
    return counted.correlate(OrderItem).scalar_subquery()


def _has_too_many() -> ColumnElement[bool]:
    return _keys() > OrderItem.quantity


def _is_replaced() -> ColumnElement[bool]:
    """A bad key was withdrawn and another one is being procured at this moment."""
    withdrawn = exists().where(Delivery.item_id == OrderItem.id, Delivery.withdrawn_at.is_not(None))
    return and_(OrderItem.status.in_(_IN_HAND), withdrawn)


def _lacks() -> ColumnElement[bool]:
    paid_back = exists().where(Refund.item_id == OrderItem.id, Refund.status.in_(GONE))
    with_staff = exists().where(
        AttentionItem.subject_kind == SUBJECT,
        AttentionItem.subject_id == OrderItem.id,
        AttentionItem.state == AttentionState.OPEN,
    )
    return and_(
        Order.status == OrderStatus.FULFILLED,
        OrderItem.status.not_in(_GIVEN_UP),
        _keys() < OrderItem.quantity,
        ~paid_back,
        ~with_staff,
        ~_is_replaced(),
    )
