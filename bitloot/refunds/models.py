from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CoinAmount, CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.refunds.states import Purpose, RefundStatus


class Refund(Model):
    """Money that goes back to a customer, by hand and in four steps.

    `amount` is euros at the order's rate, `coin_amount` of `pay_currency` what is to be sent.
    `payment_id` is the payment whose money it is, `item_id` the line that is given up; an address
    is missing until the customer or staff give one. `tx_hash` is set when it is sent; when that
    bounced, both are cleared and asked for again.
    """

    __tablename__ = "refunds"
    __table_args__ = (
        CheckConstraint("amount > 0 and coin_amount > 0", name="amounts_positive"),
        CheckConstraint(
            "status not in ('sent', 'confirmed') or (address is not null and tx_hash is not null)",
            name="sent_somewhere",
        ),
        Index("ix_refunds_status_created", "status", "created_at", "id"),
        Index("ix_refunds_created", "created_at", "id"),
        Index(
            "uq_refunds_open_owed",
            "payment_id",
            unique=True,
            postgresql_where=text("purpose = 'owed' and status in ('requested', 'approved')"),
        ),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payments.id"), index=True)
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("order_items.id"), index=True)
    purpose: Mapped[Purpose]
    status: Mapped[RefundStatus] = mapped_column(default=RefundStatus.REQUESTED)
    amount: Mapped[Money]
    pay_currency: Mapped[str]
    network: Mapped[str | None]
    coin_amount: Mapped[CoinAmount]
    address: Mapped[str | None] = mapped_column(index=True)
    extra_id: Mapped[str | None]
    address_given_at: Mapped[datetime | None]
    address_given_by: Mapped[str | None]
    reason: Mapped[str]
    requested_by: Mapped[str]
    approved_by: Mapped[str | None]
    approved_at: Mapped[datetime | None]
    sent_by: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    tx_hash: Mapped[str | None] = mapped_column(index=True)
    confirmed_at: Mapped[datetime | None]
    bounced_at: Mapped[datetime | None]
    cancelled_by: Mapped[str | None]

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id
