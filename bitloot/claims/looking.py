"""Claims as staff list and open them. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, case, or_, select

from bitloot.claims.models import Claim
from bitloot.claims.recording import SUBJECT
from bitloot.claims.states import LIVE, ClaimKind, ClaimStatus, Complaint
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.filters import ListFilter
from bitloot.core.pagination import Page
from bitloot.core.timeline import TimelineEntry
from bitloot.orders.models import Order, OrderItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter(ListFilter):
    """What to list; `q` is an order's number or a supplier, `live` only what is not over."""

    status: ClaimStatus | None = None
    kind: ClaimKind | None = None
    complaint: Complaint | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What is told of a claim beside its own columns."""

    order_number: str
    email: str
    title: str
    platform: str | None


def listed(wanted: ClaimFilter) -> Page[Claim]:
    """Newest first."""
    return wanted.page(claims_query(wanted), Claim.created_at, Claim.id)


def claims_query(wanted: ClaimFilter) -> Select[Claim]:
    """Claims that fit, unordered and not yet paged."""
    query = wanted.within(select(Claim), Claim.created_at)
    if wanted.status:
        query = query.where(Claim.status == wanted.status)
    if wanted.kind:
        query = query.where(Claim.kind == wanted.kind)
    if wanted.complaint:
        query = query.where(Claim.complaint == wanted.complaint)
    if wanted.live:
        query = query.where(Claim.status.in_(LIVE))
    if text := wanted.text:
        number = select(Order.id).where(Order.number == text.upper())
        query = query.where(or_(Claim.supplier.ilike(text), Claim.order_id.in_(number)))
    return query


def waiting() -> list[Claim]:
    """What staff have to decide: first whose supplier's window ends first, then the oldest."""
    query = select(Claim).where(Claim.status == ClaimStatus.OPEN)
    last = case((Claim.window_ends_at.is_(None), 1), else_=0)
    return list(db.session.scalars(query.order_by(last, Claim.window_ends_at, Claim.id)))


def one(claim_id: UUID) -> Claim:
    """Raises NotFoundError."""
    claim = db.session.get(Claim, claim_id)
    if claim is None:
        raise NotFoundError("There is no such claim.")
    return claim


def is_return(claim_id: UUID) -> bool:
    """Whether it is about unopened goods."""
    return one(claim_id).kind is ClaimKind.RETURN


def around(claims: list[Claim]) -> dict[UUID, Around]:
    """By the claim's id, in one query."""
    rows = db.session.execute(
        select(OrderItem.id, Order.number, Order.email, OrderItem.title, OrderItem.platform)
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.id.in_([claim.item_id for claim in claims]))
    ).all()
    known = {row[0]: Around(*row[1:]) for row in rows}
    return {claim.id: known[claim.item_id] for claim in claims}


def story_of(claim: Claim) -> list[TimelineEntry]:
    """Its own lines of the order's story, oldest first."""
    entries = select(TimelineEntry).where(
        TimelineEntry.subject_kind == SUBJECT, TimelineEntry.subject_id == claim.id
    )
    return list(db.session.scalars(entries.order_by(TimelineEntry.id)))


def open_window(claim: Claim, now: datetime) -> bool:
    """Whether the supplier would still take the keys back."""
    return claim.window_ends_at is not None and claim.window_ends_at > now
