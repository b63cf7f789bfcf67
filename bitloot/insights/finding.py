"""Finds an order by whatever a customer pasted. Every lookup is one probe of an index."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, literal, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.models import Payment
from bitloot.refunds.models import Refund

LONGEST = 400
_NUMBER = re.compile(r"(?:BL)?[\s-]*([0-9A-Z]{5})[\s-]*([0-9A-Z]{5})", re.IGNORECASE)

Hits = Select[UUID, str]


@dataclass(frozen=True, slots=True)
class Found:
    """An order and by what it was found."""

    order: Order
    by: str


def find_orders(pasted: str, *, most: int = 8) -> list[Found]:
    """Newest first. By number, e-mail, id, payment, refund, address, hash, purchase, or key."""
    text = pasted.strip().strip("\"'<>")[:LONGEST]
    if not text:
        return []
    hits = _probes(text).subquery()
    rows = db.session.execute(
        select(Order, hits.c.by)
        .join(hits, hits.c.order_id == Order.id)
        .order_by(Order.created_at.desc(), Order.id.desc())
        .limit(most)
    )
    found: dict[UUID, Found] = {}
    for order, by in rows:
        found.setdefault(order.id, Found(order, by))
    return list(found.values())


def matching(pasted: str) -> Select[UUID]:
    """The ids of all orders that fit, for a list's filter."""
    hits = _probes(pasted.strip()[:LONGEST]).subquery()
    return select(hits.c.order_id)


def _probes(text: str) -> CompoundSelect[UUID, str]:
    if "@" in text:
        return union(_hit(Order.id, "e-mail").where(Order.email == text.lower()))
    probes = [
        _hit(Payment.order_id, "payment").where(
            or_(Payment.provider_payment_id == text, Payment.parent_payment_id == text)
        ),
        _hit(Payment.order_id, "address").where(Payment.pay_address == text),
        _hit(Payment.order_id, "transaction").where(Payment.payin_hash == text),
        _hit(Refund.order_id, "refund").where(or_(Refund.tx_hash == text, Refund.address == text)),
        _hit(FulfillmentAttempt.order_id, "Kinguin order").where(
            or_(
                FulfillmentAttempt.provider_order_id == text,
                FulfillmentAttempt.external_id == text,
            )
        ),
        _hit(Delivery.order_id, "key").where(
            Delivery.fingerprint == get_key_ring().fingerprint(text.encode())
        ),
    ]
    return union(*probes, *_by_number(text), *_by_id(text))


def _by_number(text: str) -> list[Hits]:
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return []
    number = f"BL-{parts[1]}-{parts[2]}".upper()
    return [_hit(Order.id, "number").where(Order.number == number)]


def _by_id(text: str) -> list[Hits]:
    try:
        key = UUID(text)
    except ValueError:
        return []
    return [
        _hit(Order.id, "id").where(Order.id == key),
        _hit(Payment.order_id, "payment").where(Payment.id == key),
        _hit(OrderItem.order_id, "item").where(OrderItem.id == key),
        _hit(Delivery.order_id, "delivery").where(Delivery.id == key),
    ]


def _hit(order_id: InstrumentedAttribute[UUID], by: str) -> Hits:
    return select(order_id.label("order_id"), literal(by).label("by"))
