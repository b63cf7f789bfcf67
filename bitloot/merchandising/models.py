from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bitloot.catalog.models import Product
from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.merchandising.titles import STANDARD

_CASCADE = "CASCADE"


class Category(Model):
    """A shelf. Products name it by its slug; `position` orders the shelves."""

    __tablename__ = "categories"

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class ProductGroup(Model):
    """Variants of one thing, shown as one card with a chooser."""

    __tablename__ = "product_groups"
    __table_args__ = (Index("ix_product_groups_created", "created_at", "id"),)

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    published: Mapped[bool] = mapped_column(default=True)

    members: Mapped[list["GroupMember"]] = relationship(
        cascade="all, delete-orphan", order_by="GroupMember.position", lazy="selectin"
    )


class GroupMember(Model):
    """A product is in one group at most; its label is what the chooser says."""

    __tablename__ = "group_members"

    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True
    )
    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("product_groups.id", ondelete=_CASCADE), index=True
    )
    label: Mapped[str]
    position: Mapped[int]

    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)


class Section(Model):
    """A named row of the home page, shown between its dates."""

    __tablename__ = "featured_sections"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="dates"),
        Index("ix_featured_sections_created", "created_at", "id"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    enabled: Mapped[bool] = mapped_column(default=True)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]

    items: Mapped[list["SectionItem"]] = relationship(
        cascade="all, delete-orphan", order_by="SectionItem.position", lazy="selectin"
    )


class SectionItem(Model):
    """A product in a row."""

    __tablename__ = "section_items"

    section_id: Mapped[UUID] = mapped_column(
        ForeignKey("featured_sections.id", ondelete=_CASCADE), primary_key=True
    )
    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True, index=True
    )
    position: Mapped[int]

    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)


class FlashDeal(Model):
    """`percent` off one product between two moments, for the first `stock` pieces."""

    __tablename__ = "flash_deals"
    __table_args__ = (
        CheckConstraint("percent between 1 and 95", name="percent"),
        CheckConstraint("stock between 1 and 1000000", name="stock"),
        CheckConstraint("ends_at > starts_at", name="dates"),
        Index("ix_flash_deals_created", "created_at", "id"),
        Index("ix_flash_deals_running", "ends_at", postgresql_where=text("enabled")),
        Index("ix_flash_deals_product", "product_id", "ends_at"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id", ondelete=_CASCADE))
    percent: Mapped[int]
    stock: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    enabled: Mapped[bool] = mapped_column(default=True)
    below_cost_allowed: Mapped[bool] = mapped_column(default=False)

    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)


class DealClaim(Model):
    """So many pieces of a deal that one order item has; given back where `released_at` is set.

    What is left of a deal is counted from these rows under the deal's lock: no counter can drift.
    """

    __tablename__ = "deal_claims"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        Index("ix_deal_claims_open", "deal_id", postgresql_where=text("released_at is null")),
        Index("ix_deal_claims_deal", "deal_id"),
    )

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[CreatedAt]
    deal_id: Mapped[UUID] = mapped_column(ForeignKey("flash_deals.id"))
    quantity: Mapped[int]
    released_at: Mapped[datetime | None]


class Bundle(Model):
    """Several products for one price: `percent` off their sum."""

    __tablename__ = "bundles"
    __table_args__ = (
        CheckConstraint("percent between 1 and 95", name="percent"),
        CheckConstraint("ends_at > starts_at", name="dates"),
        Index("ix_bundles_created", "created_at", "id"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    percent: Mapped[int]
    enabled: Mapped[bool] = mapped_column(default=True)
    below_cost_allowed: Mapped[bool] = mapped_column(default=False)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]

    items: Mapped[list["BundleItem"]] = relationship(
        cascade="all, delete-orphan", order_by="BundleItem.position", lazy="selectin"
    )


class BundleItem(Model):
    """A product in a bundle, once."""

    __tablename__ = "bundle_items"

    bundle_id: Mapped[UUID] = mapped_column(
        ForeignKey("bundles.id", ondelete=_CASCADE), primary_key=True
    )
    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True, index=True
    )
    position: Mapped[int]

    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)


class TitleFamily(Model):
    """What the title of a product says of it, read once: see `titles.py`.

    `title` is what was read; where it differs from the product's, the product was renamed.
    """

    __tablename__ = "title_families"
    __table_args__ = (
        Index("ix_title_families_family", "family"),
        Index("ix_title_families_franchise", "franchise"),
        Index(
            "ix_title_families_edited",
            "family",
            postgresql_include=["product_id"],
            postgresql_where=text(f"edition <> '{STANDARD}'"),
        ),
    )

    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True
    )
    title: Mapped[str]
    family: Mapped[str]
    franchise: Mapped[str]
    edition: Mapped[str]


class BoughtTogether(Model):
    """In so many paid orders both were bought."""

    __tablename__ = "bought_together"
    __table_args__ = (Index("ix_bought_together_best", "product_id", "orders"),)

    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True
    )
    other_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete=_CASCADE), primary_key=True, index=True
    )
    orders: Mapped[int]
