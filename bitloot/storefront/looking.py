"""Orders as staff list and open them. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select

from bitloot.catalog.models import SourceType
from bitloot.core.attention import AttentionItem
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.filters import ListFilter
from bitloot.core.pagination import Page
from bitloot.core.timeline import trail
from bitloot.fulfillment.models import Delivery
from bitloot.insights.finding import matching
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import OrderStatus
from bitloot.payments.looking import staff_view
from bitloot.payments.models import Payment
from bitloot.payments.showing import shown_for, weight
from bitloot.storefront import sentences
from bitloot.storefront.page import story_of
from bitloot.webhooks.models import WebhookEvent

_MOST_WEBHOOKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter(ListFilter):
    """What to list."""

    status: OrderStatus | None = None
    source: SourceType | None = None


def listed(wanted: OrderFilter) -> Page[dict[str, object]]:
    """Newest first, each with the payment that tells most."""
    page = wanted.page(orders_query(wanted), Order.created_at, Order.id)
    payments = telling_payments(page.items)
    rows = [_row(order, payments.get(order.id)) for order in page.items]
    return Page(rows, page.limit, page.next_cursor, page.total)


def opened(order_id: UUID) -> dict[str, object]:
    """One order with its story. Raises NotFoundError."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise NotFoundError("There is no such order.")
    counts = _deliveries(order_id)
    payments = select(Payment).where(Payment.order_id == order_id).order_by(Payment.id)
    attention = select(AttentionItem).where(AttentionItem.trail_id == order_id)
    webhooks = select(WebhookEvent).where(WebhookEvent.trail_id == order_id)
    return {
        **_columns(order),
        "status_text": sentences.say(story_of(order, shown_for(order_id))).text,
        "items": [{**_columns(item), "deliveries": counts.get(item.id, 0)} for item in order.items],
        "payments": [staff_view(payment) for payment in db.session.scalars(payments)],
        "timeline": trail(order_id),
        "attention": db.session.scalars(attention.order_by(AttentionItem.id)).all(),
        "webhooks": db.session.scalars(
            webhooks.order_by(WebhookEvent.id).limit(_MOST_WEBHOOKS)
        ).all(),
    }


def orders_query(wanted: OrderFilter) -> Select[Order]:
    """Orders that fit, unordered and not yet paged."""
    query = wanted.within(select(Order), Order.created_at)
    if wanted.status:
        query = query.where(Order.status == wanted.status)
    if wanted.source:
        items = select(OrderItem.id).where(OrderItem.order_id == Order.id)
        query = query.where(items.where(OrderItem.source_type == wanted.source).exists())
    if coin := wanted.coin_code:
        paid = select(Payment.id).where(Payment.order_id == Order.id)
        query = query.where(paid.where(Payment.pay_currency == coin).exists())
    if text := wanted.text:
        query = query.where(Order.id.in_(matching(text)))
    return query


def telling_payments(orders: Sequence[Order]) -> dict[UUID, Payment]:
    """The payment of each order that tells most of it, in one query for the page."""
    query = select(Payment).where(
        Payment.order_id.in_([order.id for order in orders]),
        Payment.pay_address.is_not(None),
        Payment.parent_payment_id.is_(None),
    )
    telling: dict[UUID, Payment] = {}
    for payment in sorted(db.session.scalars(query), key=weight):
        telling[payment.order_id] = payment
    return telling


def _deliveries(order_id: UUID) -> dict[UUID, int]:
    rows = db.session.execute(
        select(Delivery.item_id, func.count())
        .where(Delivery.order_id == order_id, Delivery.withdrawn_at.is_(None))
        .group_by(Delivery.item_id)
    )
    return {row[0]: row[1] for row in rows}


def _row(order: Order, payment: Payment | None) -> dict[str, object]:
    return {
        **_columns(order),
        "quantity": sum(item.quantity for item in order.items),
        "payment": staff_view(payment) if payment else None,
    }


def _columns(row: Order | OrderItem) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in type(row).__table__.columns}
