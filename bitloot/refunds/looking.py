"""Refunds as staff list and open them. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_, select

from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import coin_text
from bitloot.core.pagination import Page, newest_first
from bitloot.core.timeline import TimelineEntry
from bitloot.orders.models import Order
from bitloot.payments.networks import explorer_url
from bitloot.refunds.approving import needs_second
from bitloot.refunds.links import link_of
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import SUBJECT
from bitloot.refunds.states import OPEN, Purpose, RefundStatus


@dataclass(frozen=True, slots=True)
class RefundFilter:
    """What to list; `q` is an order number, an address or a transaction."""

    status: RefundStatus | None = None
    purpose: Purpose | None = None
    coin: str | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 24
    cursor: str | None = None


def listed(wanted: RefundFilter) -> Page[Refund]:
    """Newest first."""
    query = refunds_query(wanted)
    return newest_first(
        query, Refund.created_at, Refund.id, limit=wanted.limit, cursor=wanted.cursor
    )


def refunds_query(wanted: RefundFilter) -> Select[Refund]:
    """Refunds that fit, unordered and not yet paged."""
    query = select(Refund)
    if wanted.status:
        query = query.where(Refund.status == wanted.status)
    if wanted.purpose:
        query = query.where(Refund.purpose == wanted.purpose)
    if wanted.coin:
        query = query.where(Refund.pay_currency == wanted.coin.strip().lower())
    if wanted.since:
        query = query.where(Refund.created_at >= wanted.since)
    if wanted.until:
        query = query.where(Refund.created_at < wanted.until)
    if wanted.q and (text := wanted.q.strip()):
        number = select(Order.id).where(Order.number == text.upper())
        found = or_(Refund.address == text, Refund.tx_hash == text, Refund.order_id.in_(number))
        query = query.where(found)
    return query


def one(refund_id: UUID) -> Refund:
    """Raises NotFoundError."""
    refund = db.session.get(Refund, refund_id)
    if refund is None:
        raise NotFoundError("There is no such refund.")
    return refund


def story_of(refund: Refund) -> list[TimelineEntry]:
    """Its own lines of the order's story, oldest first."""
    entries = select(TimelineEntry).where(
        TimelineEntry.subject_kind == SUBJECT, TimelineEntry.subject_id == refund.id
    )
    return list(db.session.scalars(entries.order_by(TimelineEntry.id)))


def staff_view(refund: Refund) -> dict[str, object]:
    """Every column, the amount of coin as plain text, and the links."""
    shown: dict[str, object] = {c.key: getattr(refund, c.key) for c in Refund.__table__.columns}
    shown["coin_amount"] = coin_text(refund.coin_amount)
    shown["currency"] = refund.amount.currency
    shown["explorer_url"] = explorer_url(refund.network or refund.pay_currency, refund.tx_hash)
    shown["needs_second_person"] = needs_second(refund)
    shown["link"] = link_of(refund.id) if refund.status in OPEN else None
    return shown
