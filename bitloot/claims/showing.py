"""What the buyer may do with each line, and how far their claims are. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bitloot.claims.goods import Line, line_of, policy
from bitloot.claims.models import Claim
from bitloot.claims.policy import reportable_until, returnable_until
from bitloot.claims.states import LIVE, ClaimKind, ClaimStatus, Complaint
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.orders.models import Order
from bitloot.orders.states import ItemStatus, OrderStatus

_SAID = {
    (ClaimKind.RETURN, ClaimStatus.OPEN): "The supplier has not taken the unopened goods back. A "
    "person decides what happens now, and you get a mail.",
    (ClaimKind.RETURN, ClaimStatus.RETURNING): "The unopened goods are on their way back. As soon "
    "as they have arrived, your refund begins; you get a mail.",
    (ClaimKind.RETURN, ClaimStatus.RETURNED): "The goods are back, unopened. Your refund has "
    "begun: say below, or by the link in your mail, where the money goes.",
    (ClaimKind.PROBLEM, ClaimStatus.OPEN): "A person looks at your report and decides: another "
    "key, your money back, or an explanation. You get a mail.",
    (ClaimKind.PROBLEM, ClaimStatus.REPLACING): "You get another key. It is being procured; you "
    "get a mail when it is here.",
    (ClaimKind.PROBLEM, ClaimStatus.REPLACED): "Your replacement is here, sealed. The bad key is "
    "not shown any more.",
    (ClaimKind.PROBLEM, ClaimStatus.WITHDRAWN): "You withdrew your report.",
}
_REFUNDED = "Your refund has begun: say below, or by the link in your mail, where the money goes."
_REJECTED = "We looked into it and cannot change it."


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, for its buyer."""

    id: UUID
    item_id: UUID
    kind: ClaimKind
    status: ClaimStatus
    status_text: str
    complaint: Complaint
    text: str
    quantity: int
    answer: str | None
    created_at: datetime
    decided_at: datetime | None
    pictures: int
    may_withdraw: bool
    may_add_pictures: bool


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be asked about one line at this moment, and until when; the newest claim of it."""

    item_id: UUID
    may_return: bool
    return_until: datetime | None
    may_report: bool
    report_until: datetime | None
    claim: ClaimView | None


def rights_of(order: Order) -> list[Rights]:
    """Of each line."""
    newest: dict[UUID, Claim] = {}
    for claim in db.session.scalars(
        select(Claim).where(Claim.order_id == order.id).order_by(Claim.created_at, Claim.id)
    ):
        newest[claim.item_id] = claim
    return [_rights(line_of(item), newest.get(item.id)) for item in order.items]


def view(claim: Claim) -> ClaimView:
    """One claim."""
    live = claim.status in LIVE
    return ClaimView(
        id=claim.id,
        item_id=claim.item_id,
        kind=claim.kind,
        status=claim.status,
        status_text=sentence(claim),
        complaint=claim.complaint,
        text=claim.text,
        quantity=claim.quantity,
        answer=claim.answer,
        created_at=claim.created_at,
        decided_at=claim.decided_at,
        pictures=len(claim.pictures),
        may_withdraw=claim.kind is ClaimKind.PROBLEM and claim.status is ClaimStatus.OPEN,
        may_add_pictures=claim.kind is ClaimKind.PROBLEM and live,
    )


def sentence(claim: Claim) -> str:
    """How far it is, and what happens next."""
    if claim.status is ClaimStatus.REFUNDED:
        return _REFUNDED
    if claim.status is ClaimStatus.REJECTED:
        return _REJECTED
    return _SAID[claim.kind, claim.status]


def _rights(line: Line, claim: Claim | None) -> Rights:
    item, now = line.item, utcnow()
    free = item.status is ItemStatus.DELIVERED and item.order.status is not OrderStatus.REFUNDED
    free = free and (claim is None or claim.status not in LIVE)
    back, told = returnable_until(line.goods, policy()), reportable_until(line.goods, policy())
    back = back if item.revealed_at is None else None
    return Rights(
        item_id=item.id,
        may_return=free and back is not None and back > now,
        return_until=back,
        may_report=free and told is not None and told > now,
        report_until=told,
        claim=view(claim) if claim is not None else None,
    )
