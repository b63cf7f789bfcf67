"""Refunds as staff list and open them. Reads only."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, or_, select

from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.filters import ListFilter
from bitloot.core.money import coin_text
from bitloot.core.pagination import Page
from bitloot.core.timeline import TimelineEntry
from bitloot.orders.models import Order
from bitloot.payments.networks import explorer_url
from bitloot.refunds.approving import needs_second
from bitloot.refunds.links import link_of
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import SUBJECT
from bitloot.refunds.states import OPEN, Purpose, RefundStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFilter(ListFilter):
    """What to list; `q` is an order number, an address or a transaction."""

    status: RefundStatus | None = None
    purpose: Purpose | None = None


def listed(wanted: RefundFilter) -> Page[Refund]:
    """Newest first."""
    return wanted.page(refunds_query(wanted), Refund.created_at, Refund.id)


def refunds_query(wanted: RefundFilter) -> Select[Refund]:
    """Refunds that fit, unordered and not yet paged."""
    query = wanted.within(select(Refund), Refund.created_at)
    if wanted.status:
        query = query.where(Refund.status == wanted.status)
    if wanted.purpose:
        query = query.where(Refund.purpose == wanted.purpose)
    if coin := wanted.coin_code:
        query = query.where(Refund.pay_currency == coin)
    if text := wanted.text:
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
