from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.catalog.models import SourceType
from bitloot.core.crypto.envelope import context_of
from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.fulfillment.states import AttemptStatus


class FulfillmentAttempt(Model):
    """One purchase at Kinguin for (part of) an order item.

    `external_id` goes out as `orderExternalId`; it is stored before the provider is asked, so that
    whatever happened can be looked up by it. `requested_price` is the most we pay a piece,
    `paid_price` what was charged in all, `returned` what of that came back (None: not told; of a
    cancelled purchase all, then). `placing_since` is None while `placing` when the request
    certainly did not arrive.
    """

    __tablename__ = "fulfillment_attempts"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        Index(
            "uq_fulfillment_attempts_live",
            "item_id",
            unique=True,
            postgresql_where=text("status in ('planned', 'placing', 'placed')"),
        ),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    item_id: Mapped[UUID] = mapped_column(ForeignKey("order_items.id"), index=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    number: Mapped[int]
    external_id: Mapped[str] = mapped_column(unique=True)
    status: Mapped[AttemptStatus] = mapped_column(default=AttemptStatus.PLANNED)
    quantity: Mapped[int]
    requested_price: Mapped[Money]
    paid_price: Mapped[Money | None]
    returned: Mapped[Money | None]
    provider_order_id: Mapped[str | None] = mapped_column(unique=True)
    placing_since: Mapped[datetime | None]
    last_error: Mapped[str | None]

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id


class Delivery(Model):
    """One sealed key: where its ciphertext lies and what opens it (wrapped).

    `source_ref` is the Kinguin key id or the stock item's id: unique, so nothing is delivered
    twice. The row is written when the object is stored. `digest` is that of the stored object, None
    where it was sealed before digests were bound. Shredded, its data key is gone for good.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("source_type", "source_ref"),
        UniqueConstraint("item_id", "position"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("order_items.id"), index=True)
    position: Mapped[int]
    source_type: Mapped[SourceType]
    source_ref: Mapped[str]
    attempt_id: Mapped[UUID | None] = mapped_column(ForeignKey("fulfillment_attempts.id"))
    object_key: Mapped[str] = mapped_column(unique=True)
    content_type: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(index=True)
    iv: Mapped[bytes] = mapped_column(LargeBinary)
    aad: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[str] = mapped_column(index=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    first_revealed_at: Mapped[datetime | None]
    shredded_at: Mapped[datetime | None]

    @property
    def context(self) -> bytes:
        """What its data key is bound to."""
        return context_of(self.aad, self.iv, self.digest)
