"""Everything about one order, read for its page. Never a key: only where its envelope lies."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.jobs.models import Job
from bitloot.core.timeline import TimelineEntry, trail
from bitloot.delivery.models import Reveal
from bitloot.emails.models import Email
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.webhooks.models import WebhookEvent

_SHOWN = 50


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
    attention: list[AttentionItem]


def story(order_id: UUID) -> Story:
    """Raises NotFoundError."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise NotFoundError("There is no such order.")
    payments = list(
        db.session.scalars(
            select(Payment).where(Payment.order_id == order_id).order_by(Payment.created_at)
        )
    )
    return Story(
        order=order,
        payments=payments,
        timeline=trail(order_id),
        webhooks=_webhooks(order_id, payments),
        attempts=list(
            db.session.scalars(
                select(FulfillmentAttempt)
                .where(FulfillmentAttempt.order_id == order_id)
                .order_by(FulfillmentAttempt.created_at)
            )
        ),
        deliveries=list(
            db.session.scalars(
                select(Delivery)
                .where(Delivery.order_id == order_id)
                .order_by(Delivery.item_id, Delivery.position)
            )
        ),
        reveals=list(
            db.session.scalars(
                select(Reveal).where(Reveal.order_id == order_id).order_by(Reveal.at)
            )
        ),
        mails=list(
            db.session.scalars(
                select(Email).where(Email.trail_id == order_id).order_by(Email.created_at)
            )
        ),
        jobs=list(
            db.session.scalars(
                select(Job).where(Job.trail_id == order_id).order_by(Job.id).limit(_SHOWN)
            )
        ),
        attention=list(
            db.session.scalars(
                select(AttentionItem)
                .where(
                    AttentionItem.trail_id == order_id, AttentionItem.state == AttentionState.OPEN
                )
                .order_by(AttentionItem.id)
            )
        ),
    )


def _webhooks(order_id: UUID, payments: list[Payment]) -> list[WebhookEvent]:
    references = [each.provider_payment_id for each in payments if each.provider_payment_id]
    query = select(WebhookEvent).where(
        or_(WebhookEvent.trail_id == order_id, WebhookEvent.reference.in_(references))
    )
    return list(db.session.scalars(query.order_by(WebhookEvent.received_at).limit(_SHOWN)))
