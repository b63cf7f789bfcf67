from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey
from bitloot.core.money import Money
from bitloot.core.types import JsonList


class StockState(StrEnum):
    """`reserved` is no state: an available item with a hold that has not run out.

    What is quarantined is not sold until staff say that it is good, or void (invalid).
    """

    AVAILABLE = "available"
    SOLD = "sold"
    EXPIRED = "expired"
    INVALID = "invalid"
    QUARANTINED = "quarantined"


class LowLevel(StrEnum):
    """How loudly it is said that few are left: in the attention queue, or in the list alone."""

    ATTENTION = "attention"
    NOTICE = "notice"


class StockBatch(Model):
    """Items that came in together."""

    __tablename__ = "stock_batches"

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    supplier: Mapped[str] = mapped_column(default="")
    unit_cost: Mapped[Money | None]
    imported_by: Mapped[str]
    imported: Mapped[int]
    duplicates: Mapped[int]
    expires_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="")


class StockRule(Model):
    """What staff say of a product's stock: its fields, and when few are left.

    `fields` (name, label, required, secret) replace those of the delivery type where it lets them.
    `low_since` is set while no more than `low_at` are left.
    """

    __tablename__ = "stock_rules"
    __table_args__ = (CheckConstraint("low_at >= 0", name="low_at"),)

    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete="CASCADE"), primary_key=True
    )
    fields: Mapped[JsonList] = mapped_column(default=list)
    low_at: Mapped[int | None]
    low_level: Mapped[LowLevel] = mapped_column(default=LowLevel.NOTICE)
    low_since: Mapped[datetime | None]


class StockItem(Model):
    """One key of our own, sealed at entry. Never in the clear outside RAM.

    A hold is `held_for` (an order item) and `held_until`, compared in every query with the
    database's clock: a dead worker cannot lock the shop.
    """

    __tablename__ = "stock_items"
    __table_args__ = (
        UniqueConstraint("fingerprint"),
        CheckConstraint("(state = 'sold') = (sold_to is not null)", name="sold_to_somebody"),
        CheckConstraint("(held_for is null) = (held_until is null)", name="hold_complete"),
        Index(
            "ix_stock_items_free",
            "product_id",
            "expires_at",
            "id",
            postgresql_where=text("state = 'available'"),
        ),
        Index("ix_stock_items_held_for", "held_for"),
        Index("ix_stock_items_sold_to", "sold_to"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("stock_batches.id"), index=True)
    state: Mapped[StockState] = mapped_column(default=StockState.AVAILABLE)
    content_type: Mapped[str] = mapped_column(default="text/plain")
    fingerprint: Mapped[str]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    iv: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    key_id: Mapped[str]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    expires_at: Mapped[datetime | None]
    held_for: Mapped[UUID | None]
    held_until: Mapped[datetime | None]
    sold_to: Mapped[UUID | None]
    sold_at: Mapped[datetime | None]
