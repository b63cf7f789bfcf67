from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bitloot.catalog.models import SourceType
from bitloot.core.db import CreatedAt, Model, Texts, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.orders.states import ItemStatus, OrderStatus


class Order(Model):
    """What somebody wants to buy, and how far that is. `flags` are facts: `late`, `overpaid`.

    `given_back_at`: we sent back all that was paid, and no other payment buys its goods again.
    """

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("total = subtotal - discount", name="total_adds_up"),
        CheckConstraint("total > 0 and discount >= 0", name="amounts_positive"),
        Index("ix_orders_created", "created_at", "id"),
        Index("ix_orders_status_created", "status", "created_at", "id"),
        Index("ix_orders_email", "email", "created_at"),
        Index(
            "ix_orders_due",
            "expires_at",
            postgresql_where=text("status in ('created', 'waiting')"),
        ),
        Index("ix_orders_paid", "paid_at", postgresql_where=text("paid_at is not null")),
        Index(
            "ix_orders_fulfilled", "fulfilled_at", postgresql_where=text("fulfilled_at is not null")
        ),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    number: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    user_id: Mapped[UUID | None] = mapped_column(index=True)
    status: Mapped[OrderStatus] = mapped_column(default=OrderStatus.CREATED)
    currency: Mapped[str] = mapped_column(default="EUR")
    subtotal: Mapped[Money]
    discount: Mapped[Money]
    total: Mapped[Money]
    flags: Mapped[Texts] = mapped_column(default=list)
    terms_version: Mapped[str]
    terms_accepted_at: Mapped[datetime]
    region_acknowledged: Mapped[bool] = mapped_column(default=False)
    client_ip: Mapped[str | None]
    client_country: Mapped[str | None]
    user_agent: Mapped[str | None]
    expires_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    fulfilled_at: Mapped[datetime | None]
    given_back_at: Mapped[datetime | None]

    items: Mapped[list["OrderItem"]] = relationship(
        back_populates="order", order_by="OrderItem.position", lazy="selectin"
    )

    @property
    def trail_id(self) -> UUID:
        """An order tells its own story."""
        return self.id


class OrderItem(Model):
    """One line. What the product was and cost at checkout is copied: products change.

    `offer` says in words why one costs less than `list_price`; both None at the usual price.
    `region_notice` is what was shown of its limits, and acknowledged; None where it has none.
    """

    __tablename__ = "order_items"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("total = unit_price * quantity", name="total_adds_up"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    position: Mapped[int]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    title: Mapped[str]
    slug: Mapped[str]
    platform: Mapped[str | None]
    region: Mapped[str | None]
    excluded_countries: Mapped[Texts] = mapped_column(default=list)
    region_notice: Mapped[str | None]
    cover_url: Mapped[str | None]
    source_type: Mapped[SourceType]
    kinguin_product_id: Mapped[str | None]
    activation_instructions: Mapped[str | None]
    is_preorder: Mapped[bool] = mapped_column(default=False)
    quantity: Mapped[int]
    unit_price: Mapped[Money]
    list_price: Mapped[Money | None]
    offer: Mapped[str | None]
    unit_cost: Mapped[Money | None]
    total: Mapped[Money]
    status: Mapped[ItemStatus] = mapped_column(default=ItemStatus.PENDING, index=True)
    held_reason: Mapped[str | None]
    delivered_count: Mapped[int] = mapped_column(default=0)
    revealed_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]

    order: Mapped[Order] = relationship(back_populates="items")

    @property
    def trail_id(self) -> UUID:
        """Told in the order's story."""
        return self.order_id
