"""Everything about one order, read at once. Never a key: only where its envelope lies."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, or_, select, tuple_

from bitloot.claims.models import Claim
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.jobs.models import Job
from bitloot.core.timeline import TimelineEntry, trail
from bitloot.delivery.models import Reveal
from bitloot.emails.models import Email
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.ledger.models import LedgerTransaction
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.tasks import APPLY_IPN
from bitloot.refunds.models import Refund
from bitloot.stock.models import StockItem
from bitloot.webhooks.models import WebhookEvent

T = TypeVar("T")
A_PAGE = 50
"""How many webhooks and jobs a page shows."""


@dataclass(frozen=True, slots=True)
class Story:
    """One order with all that hangs on it, each newest last."""

    order: Order
    payments: list[Payment]
    timeline: list[TimelineEntry]
    webhooks: list[WebhookEvent]
    attempts: list[FulfillmentAttempt]
    deliveries: list[Delivery]
    reveals: list[Reveal]
    mails: list[Email]
    jobs: list[Job]
    questions: list[AttentionItem]
    refunds: list[Refund]
    claims: list[Claim]
    bookings: list[LedgerTransaction]
    stock: list[StockItem]

    @property
    def attention(self) -> list[AttentionItem]:
        """What still needs a human."""
        return [item for item in self.questions if item.state is AttentionState.OPEN]


def story(order_id: UUID, *, most: int = A_PAGE) -> Story:
    """With at most `most` webhooks and jobs. Raises NotFoundError."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise NotFoundError("There is no such order.")
    payments = _all(
        select(Payment).where(Payment.order_id == order_id).order_by(Payment.created_at)
    )
    attempts = select(FulfillmentAttempt).where(FulfillmentAttempt.order_id == order_id)
    deliveries = select(Delivery).where(Delivery.order_id == order_id)
    asked = select(AttentionItem).where(AttentionItem.trail_id == order_id)
    claims = select(Claim).where(Claim.order_id == order_id)
    booked = select(LedgerTransaction).where(LedgerTransaction.order_id == order_id)
    webhooks = _webhooks(order_id, payments, most)
    return Story(
        order=order,
        payments=payments,
        timeline=trail(order_id),
        webhooks=webhooks,
        attempts=_all(attempts.order_by(FulfillmentAttempt.created_at)),
        deliveries=_all(deliveries.order_by(Delivery.item_id, Delivery.position)),
        reveals=_all(select(Reveal).where(Reveal.order_id == order_id).order_by(Reveal.at)),
        mails=_all(select(Email).where(Email.trail_id == order_id).order_by(Email.created_at)),
        jobs=_jobs(order_id, webhooks, most),
        questions=_all(asked.order_by(AttentionItem.id)),
        refunds=_all(select(Refund).where(Refund.order_id == order_id).order_by(Refund.id)),
        claims=_all(claims.order_by(Claim.created_at, Claim.id)),
        bookings=_all(booked.order_by(LedgerTransaction.posted_at, LedgerTransaction.id)),
        stock=_stock([item.id for item in order.items]),
    )


def audited(told: Story) -> list[AuditEntry]:
    """Acts of staff on the order or on anything that hangs on it."""
    order_id = told.order.id
    subjects = [("order", order_id)]
    subjects += [("payment", each.id) for each in told.payments]
    subjects += [("order_item", each.id) for each in told.order.items]
    subjects += [("attention", each.id) for each in told.questions]
    subjects += [("refund", each.id) for each in told.refunds]
    subjects += [("claim", each.id) for each in told.claims]
    subjects += [("job", each.id) for each in told.jobs]
    subjects += [("webhook", each.id) for each in told.webhooks]
    pairs = [(kind, str(subject_id)) for kind, subject_id in subjects]
    of_these = tuple_(AuditEntry.object_kind, AuditEntry.object_id).in_(pairs)
    return _all(select(AuditEntry).where(of_these).order_by(AuditEntry.id))


def _webhooks(order_id: UUID, payments: list[Payment], most: int) -> list[WebhookEvent]:
    references = [each.provider_payment_id for each in payments if each.provider_payment_id]
    query = select(WebhookEvent).where(
        or_(WebhookEvent.trail_id == order_id, WebhookEvent.reference.in_(references))
    )
    return _all(query.order_by(WebhookEvent.received_at).limit(most))


def _jobs(order_id: UUID, webhooks: Collection[WebhookEvent], most: int) -> list[Job]:
    """Those of the order, and those that apply its IPNs (which know no order yet)."""
    applying = [(APPLY_IPN, str(event.id)) for event in webhooks]
    theirs = or_(Job.trail_id == order_id, tuple_(Job.kind, Job.key).in_(applying))
    return _all(select(Job).where(theirs).order_by(Job.id).limit(most))


def _stock(item_ids: Collection[UUID]) -> list[StockItem]:
    """What the lines hold or were sold."""
    theirs = or_(StockItem.held_for.in_(item_ids), StockItem.sold_to.in_(item_ids))
    return _all(select(StockItem).where(theirs).order_by(StockItem.id))


def _all(query: Select[T]) -> list[T]:
    return list(db.session.scalars(query))
