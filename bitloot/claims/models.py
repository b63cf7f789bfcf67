from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bitloot.claims.states import ClaimKind, ClaimStatus, Complaint
from bitloot.core.crypto.envelope import context_of
from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey


class Claim(Model):
    """What a buyer asks about keys of one line, and what was decided.

    `supplier` is who sold us the keys, `window_ends_at` until when they may be given back there
    (None: they are our own). `answer` is what the buyer was told.
    """

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        Index(
            "uq_claims_live",
            "item_id",
            unique=True,
            postgresql_where=text("status in ('open', 'returning', 'replacing')"),
        ),
        Index("ix_claims_status_created", "status", "created_at", "id"),
        Index("ix_claims_created", "created_at", "id"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("order_items.id"), index=True)
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    kind: Mapped[ClaimKind]
    status: Mapped[ClaimStatus] = mapped_column(default=ClaimStatus.OPEN)
    complaint: Mapped[Complaint]
    text: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int]
    supplier: Mapped[str]
    window_ends_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    answer: Mapped[str | None]
    refund_id: Mapped[UUID | None] = mapped_column(ForeignKey("refunds.id"))

    keys: Mapped[list["ClaimKey"]] = relationship(lazy="selectin")
    pictures: Mapped[list["ClaimPicture"]] = relationship(
        lazy="selectin", order_by="ClaimPicture.created_at"
    )

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id


class ClaimKey(Model):
    """One of the keys that a claim is about."""

    __tablename__ = "claim_keys"

    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claims.id"), primary_key=True)
    delivery_id: Mapped[UUID] = mapped_column(
        ForeignKey("deliveries.id"), primary_key=True, index=True
    )


class ClaimPicture(Model):
    """A screenshot, sealed like a key: it usually shows one. `size` in bytes, before sealing."""

    __tablename__ = "claim_pictures"

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claims.id"), index=True)
    object_key: Mapped[str] = mapped_column(unique=True)
    content_type: Mapped[str]
    size: Mapped[int]
    iv: Mapped[bytes] = mapped_column(LargeBinary)
    aad: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[str] = mapped_column(index=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def context(self) -> bytes:
        """What its data key is bound to."""
        return context_of(self.aad, self.iv, self.digest)
