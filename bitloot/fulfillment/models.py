from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.catalog.models import SourceType
from bitloot.core.crypto.envelope import context_of
from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.fulfillment.states import AttemptStatus

SHREDDED = "shredded"
"""Stands for a master key where the data key was destroyed."""


class FulfillmentAttempt(Model):
    """One purchase at Kinguin for (part of) an order item.

    `external_id` goes out as `orderExternalId`; it is stored before the provider is asked, so that
    whatever happened can be looked up by it. Attempts that share it are lines of one request, and
    have its share of the cost; those of one `product_id` are one line there. `requested_price` is
    the most we pay a piece, `paid_price` what was charged in all, `returned` what of that came back
    (None: not told; of a cancelled purchase all, then). `placing_since` is None while `placing`
    when the request certainly did not arrive. `offer_id` insists on an offer; `merchant` is whose
    offer was to fill it. `return_asked_at`: its keys were given back, which may be asked for once.
    """

    __tablename__ = "fulfillment_attempts"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        UniqueConstraint("external_id", "item_id"),
        UniqueConstraint("provider_order_id", "item_id"),
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
    external_id: Mapped[str]
    status: Mapped[AttemptStatus] = mapped_column(default=AttemptStatus.PLANNED)
    quantity: Mapped[int]
    requested_price: Mapped[Money]
    paid_price: Mapped[Money | None]
    returned: Mapped[Money | None]
    provider_order_id: Mapped[str | None]
    placing_since: Mapped[datetime | None]
    last_error: Mapped[str | None]
    product_id: Mapped[str | None]
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    offer_id: Mapped[str | None]
    merchant: Mapped[str | None] = mapped_column(index=True)
    is_preorder: Mapped[bool] = mapped_column(default=False, server_default=false())
    release_date: Mapped[date | None]
    return_asked_at: Mapped[datetime | None]

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id


class Delivery(Model):
    """One sealed key: where its ciphertext lies and what opens it (wrapped).

    `source_ref` is the Kinguin key id or the stock item's id: unique, so nothing is delivered
    twice. Withdrawn (returned unopened, or bad), it is not the buyer's any more, and what came
    back to our stock may go to somebody else. The row is written when the object is stored.
    `digest` is that of the stored object, None where it was sealed before digests were bound.
    Shredded, its data key is gone for good.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("item_id", "position"),
        Index(
            "uq_deliveries_source",
            "source_type",
            "source_ref",
            unique=True,
            postgresql_where=text("withdrawn_at is null"),
        ),
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
    withdrawn_at: Mapped[datetime | None]

    @property
    def context(self) -> bytes:
        """What its data key is bound to."""
        return context_of(self.aad, self.iv, self.digest)
