"""Lines that are ordered and come on their release day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus


@dataclass(frozen=True, slots=True)
class Release:
    """When the keys of a pre-order come; the provider does not always say."""

    day: date | None

    @property
    def words(self) -> str:
        """The day in words for the buyer: `12 December 2026`."""
        if self.day is None:
            return "not announced yet"
        return f"{self.day.day} {self.day:%B %Y}"


def releases_of(order_id: UUID) -> dict[UUID, Release]:
    """By line, for those whose pre-order is placed and whose keys have not all come."""
    query = select(FulfillmentAttempt.item_id, FulfillmentAttempt.release_date).where(
        FulfillmentAttempt.order_id == order_id,
        FulfillmentAttempt.status == AttemptStatus.PLACED,
        FulfillmentAttempt.is_preorder,
    )
    return {item_id: Release(day) for item_id, day in db.session.execute(query)}
