from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey


class Reveal(Model):
    """Somebody was given what opens a delivery: who, when, from where. Append only."""

    __tablename__ = "reveals"
    __table_args__ = (Index("ix_reveals_delivery", "delivery_id", "at"),)

    id: Mapped[UuidKey]
    at: Mapped[CreatedAt]
    delivery_id: Mapped[UUID] = mapped_column(ForeignKey("deliveries.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    actor: Mapped[str]
    first: Mapped[bool]
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]
