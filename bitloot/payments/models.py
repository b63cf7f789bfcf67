from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CoinAmount, CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing


class Payment(Model):
    """One address at the provider that money for an order may arrive at.

    `status` is the provider's word. How well (`coverage`), when (`timing`) and in what (`asset`)
    it was paid are facts beside it. The row exists, as `creating`, before the provider is asked.
    `received` is what came, in euros at the order's rate, `credited` what the provider's account
    got of it after fees; each None until it is known. `kept_at`: what of it was owed to the
    customer is kept by policy.
    """

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("actually_paid >= 0", name="paid_not_negative"),
        Index("ix_payments_created", "created_at", "id"),
        Index("ix_payments_status_created", "status", "created_at", "id"),
        Index(
            "ix_payments_poll", "next_poll_at", postgresql_where=text("next_poll_at is not null")
        ),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    status: Mapped[PaymentStatus] = mapped_column(default=PaymentStatus.CREATING)
    provider_payment_id: Mapped[str | None] = mapped_column(unique=True)
    parent_payment_id: Mapped[str | None] = mapped_column(index=True)
    price: Mapped[Money]
    pay_currency: Mapped[str]
    pay_amount: Mapped[CoinAmount | None]
    pay_address: Mapped[str | None] = mapped_column(index=True)
    payin_extra_id: Mapped[str | None]
    network: Mapped[str | None]
    is_fixed_rate: Mapped[bool]
    actually_paid: Mapped[CoinAmount]
    outcome_amount: Mapped[CoinAmount | None]
    outcome_currency: Mapped[str | None]
    received: Mapped[Money | None]
    credited: Mapped[Money | None]
    kept_at: Mapped[datetime | None]
    coverage: Mapped[Coverage] = mapped_column(default=Coverage.NONE)
    timing: Mapped[Timing] = mapped_column(default=Timing.IN_TIME)
    asset: Mapped[Asset] = mapped_column(default=Asset.EXPECTED)
    payin_hash: Mapped[str | None] = mapped_column(index=True)
    expires_at: Mapped[datetime | None]
    valid_until: Mapped[datetime | None]
    provider_updated_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    next_poll_at: Mapped[datetime | None]
    polls: Mapped[int] = mapped_column(default=0)
    verdict: Mapped[str | None]
    sent_back_at: Mapped[datetime | None]

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id
