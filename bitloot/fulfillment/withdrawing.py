"""Keys that are not the buyer's any more: they go back unopened, or they were bad."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.fulfillment.models import SHREDDED, Delivery


def chosen(item_id: UUID, delivery_ids: Collection[UUID]) -> list[Delivery]:
    """Those deliveries of a line, withdrawn or not; the caller holds the order's lock."""
    query = select(Delivery).where(Delivery.item_id == item_id, Delivery.id.in_(delivery_ids))
    fresh = query.order_by(Delivery.position).execution_options(populate_existing=True)
    return list(db.session.scalars(fresh))


def withdraw(deliveries: Collection[Delivery]) -> None:
    """Nobody opens them as the buyer's; a repeat changes nothing."""
    for each in deliveries:
        each.withdrawn_at = each.withdrawn_at or utcnow()
    db.session.flush()


def hand_out_again(deliveries: Collection[Delivery]) -> None:
    """They are the buyer's after all."""
    for each in deliveries:
        each.withdrawn_at = None
    db.session.flush()


def destroy(deliveries: Collection[Delivery]) -> None:
    """What was sealed for this buyer opens no more, whoever gets the key next."""
    for each in deliveries:
        if each.shredded_at is None:
            each.key_id, each.wrapped_key, each.shredded_at = SHREDDED, b"", utcnow()
    db.session.flush()
