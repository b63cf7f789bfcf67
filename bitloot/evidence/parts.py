"""What stands in the bundle, file by file. Rows are read while they are sent.

No part names what opens a key: not the object, not the wrapped key, not the fingerprint.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from sqlalchemy import Select, and_, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.claims.models import Claim
from bitloot.claims.recording import SUBJECT
from bitloot.core.audit import AuditEntry
from bitloot.core.chain.models import ChainLink
from bitloot.core.db import Model, db
from bitloot.core.money import Money, coin_text
from bitloot.core.timeline import TimelineEntry
from bitloot.delivery.models import Reveal
from bitloot.emails.models import Email
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url
from bitloot.refunds.models import Refund

_AT_ONCE = 500
_Doc = dict[str, object]

_ORDER = (
    *("id", "number", "created_at", "email", "status", "currency", "subtotal", "discount"),
    *("total", "flags", "client_ip", "user_agent", "paid_at", "fulfilled_at"),
)
_TERMS = ("terms_version", "terms_accepted_at", "region_acknowledged", "client_ip", "user_agent")
_ITEM = (
    *("id", "position", "title", "platform", "region", "quantity", "unit_price", "total"),
    *("status", "delivered_count", "delivered_at", "revealed_at"),
)
_PAYMENT = (
    *("id", "provider_payment_id", "created_at", "status", "price", "pay_currency", "pay_amount"),
    *("network", "pay_address", "payin_extra_id", "actually_paid", "received", "coverage"),
    *("timing", "asset", "payin_hash", "finished_at"),
)
_REFUND = (
    *("id", "created_at", "purpose", "status", "amount", "pay_currency", "network"),
    *("coin_amount", "address", "address_given_at", "address_given_by", "reason", "requested_by"),
    *("approved_by", "approved_at", "sent_at", "tx_hash", "confirmed_at"),
)
_DELIVERY = (
    *("id", "item_id", "position", "created_at", "content_type", "first_revealed_at"),
    "withdrawn_at",
)
_REVEAL = ("at", "delivery_id", "actor", "first", "ip", "user_agent")
_CLAIM = (
    *("id", "created_at", "item_id", "kind", "complaint", "text", "quantity", "status"),
    *("decided_at", "decided_by", "answer", "refund_id"),
)
_PICTURE = ("id", "created_at", "content_type", "size")
_MAIL = ("created_at", "kind", "recipient", "state", "sent_at", "last_event_at", "provider_id")
_ENTRY = (
    *("id", "at", "kind", "text", "actor", "subject_kind", "subject_id", "event"),
    *("from_state", "to_state", "data"),
)
_ACT = ("id", "at", "actor", "action", "object_kind", "object_id", "reason", "before", "after")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the bundle: JSON lines, one row each."""

    name: str
    lines: Iterator[bytes]


def parts(order_id: UUID) -> Iterator[Part]:
    """Every part, in the order of the bundle."""
    order = db.session.get_one(Order, order_id)
    items = select(OrderItem).where(OrderItem.order_id == order_id)
    deliveries = select(Delivery).where(Delivery.order_id == order_id)
    yield Part("order.jsonl", iter([_line(_of(order, _ORDER))]))
    yield Part("terms.jsonl", iter([_line(_of(order, _TERMS))]))
    yield Part("items.jsonl", _rows(items.order_by(OrderItem.position), _ITEM))
    yield Part("payments.jsonl", _payments(order_id))
    yield Part("refunds.jsonl", _refunds(order_id))
    yield Part("deliveries.jsonl", _rows(deliveries.order_by(Delivery.id), _DELIVERY))
    yield Part("reveals.jsonl", _rows(_by(Reveal, Reveal.order_id, order_id), _REVEAL))
    yield Part("claims.jsonl", _claims(order_id))
    yield Part("mails.jsonl", _rows(_by(Email, Email.trail_id, order_id), _MAIL))
    yield Part("timeline.jsonl", _timeline(order_id))
    yield Part("staff.jsonl", _rows(_acts(order), _ACT))


def _by(
    model: type[Model],
    column: "InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]",
    order_id: UUID,
) -> Select[Model]:
    return select(model).where(column == order_id).order_by(model.__table__.c.id)


def _acts(order: Order) -> Select[AuditEntry]:
    subjects = [("order", str(order.id)), *(("order_item", str(item.id)) for item in order.items)]
    claims = select(Claim.id).where(Claim.order_id == order.id)
    subjects += [(SUBJECT, str(claim_id)) for claim_id in db.session.scalars(claims)]
    theirs = tuple_(AuditEntry.object_kind, AuditEntry.object_id).in_(subjects)
    return select(AuditEntry).where(theirs).order_by(AuditEntry.id)


def _payments(order_id: UUID) -> Iterator[bytes]:
    query = select(Payment).where(Payment.order_id == order_id).order_by(Payment.created_at)
    for row in db.session.scalars(query):
        link = explorer_url(row.network, row.payin_hash)
        yield _line({**_of(row, _PAYMENT), "transaction_url": link})


def _refunds(order_id: UUID) -> Iterator[bytes]:
    query = select(Refund).where(Refund.order_id == order_id).order_by(Refund.id)
    for row in db.session.scalars(query):
        yield _line(
            {**_of(row, _REFUND), "transaction_url": explorer_url(row.network, row.tx_hash)}
        )


def _claims(order_id: UUID) -> Iterator[bytes]:
    """What was given back or reported, and what was decided.

    A screenshot usually shows the key: only that there is one is told.
    """
    query = select(Claim).where(Claim.order_id == order_id).order_by(Claim.created_at, Claim.id)
    for row in db.session.scalars(query):
        yield _line(
            {
                **_of(row, _CLAIM),
                "deliveries": [each.delivery_id for each in row.keys],
                "pictures": [_of(each, _PICTURE) for each in row.pictures],
            }
        )


def _timeline(order_id: UUID) -> Iterator[bytes]:
    """With each entry's place in the order's chain and its hash."""
    linked = and_(ChainLink.book == "timeline", ChainLink.entry_id == TimelineEntry.id)
    query = (
        select(TimelineEntry, ChainLink.position, func.encode(ChainLink.hash, "hex"))
        .outerjoin(ChainLink, linked)
        .where(TimelineEntry.trail_id == order_id)
        .order_by(TimelineEntry.id)
    )
    for entry, position, link in db.session.execute(query.execution_options(yield_per=_AT_ONCE)):
        chained = {"position": position, "hash": link} if link else None
        yield _line({**_of(entry, _ENTRY), "chain": chained})


def _rows(query: Select[Model], names: tuple[str, ...]) -> Iterator[bytes]:
    for row in db.session.scalars(query.execution_options(yield_per=_AT_ONCE)):
        yield _line(_of(row, names))


def _of(row: Model, names: tuple[str, ...]) -> _Doc:
    return {name: getattr(row, name) for name in names}


def _line(document: _Doc) -> bytes:
    return json.dumps(document, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, Decimal):
        return coin_text(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value.value) if isinstance(value, Enum) else str(value)
