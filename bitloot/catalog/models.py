from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    TextClause,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bitloot.core.db import CreatedAt, Model, Texts, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.core.types import JsonList, JsonObject


class SourceType(StrEnum):
    """Where the goods come from."""

    CUSTOM = "custom"
    KINGUIN = "kinguin"


class DeliveryType(StrEnum):
    """What the buyer receives."""

    KEY = "key"
    ACCOUNT = "account"
    CODE = "code"
    LICENSE = "license"
    BUNDLE = "bundle"
    CUSTOM = "custom"


_NAMES = (
    "setweight(to_tsvector('shop_simple', coalesce(title, '')), 'A') || "
    "setweight(to_tsvector('shop_english', coalesce(title, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(original_name, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(platform, '') || ' ' || coalesce(region, '')), "
    "'C')"
)
_DESCRIBED = "setweight(to_tsvector('shop_english', coalesce(description, '')), 'D')"
SAID = "(names || described)"
"""All words that a product is found by; kept only in an index, so that no name is stored twice."""

RELEASED = "coalesce(release_date, '1970-01-01'::date)"
"""What *newest* sorts by: an index must be able to walk it, nulls included."""


LISTED = "published and retired_at is null"
"""What customers may see; `catalog.search.listed` says the same."""
_POPULAR = (text("(stock > 0)"), "featured", "sales_count", "id")


def _walked(name: str, *columns: str | TextClause, shown: Sequence[str] = ("stock",)) -> Index:
    """An order of lists; with what it computes from, so that no row is read to walk it."""
    return Index(
        f"ix_products_listed_{name}",
        *columns,
        postgresql_include=list(shown),
        postgresql_where=text(LISTED),
    )


class Product(Model):
    """One thing on sale. `stock` and `cost` mirror the source; own stock is counted by `stock/`.

    `overrides` names the fields that staff have edited: a sync never touches those again.
    `cost_held_from` is the cost before it jumped: until staff accept the new one, nothing is sold.
    `names` and `described` hold the words it is found by (`catalog.search`), the latter those of
    the description; `folded` is the title as it is compared (`catalog.search_ddl`).
    `cover` is the picture that we serve (`catalog.images.covers`), None until it has been made.
    """

    __tablename__ = "products"
    __table_args__ = (
        CheckConstraint("price >= 0.01", name="price_positive"),
        CheckConstraint("cost >= 0", name="cost_not_negative"),
        CheckConstraint("stock >= 0", name="stock_not_negative"),
        CheckConstraint("source_type <> 'kinguin' or kinguin_id is not null", name="kinguin_id"),
        Index("ix_products_search", text(SAID), postgresql_using="gin"),
        Index("ix_products_names", "names", postgresql_using="gin"),
        Index(
            "ix_products_folded",
            "folded",
            postgresql_ops={"folded": "text_pattern_ops"},
            postgresql_include=["stock", "featured", "sales_count", "id"],
            postgresql_where=text(LISTED),
        ),
        _walked("popular", *_POPULAR),
        _walked("platform", "platform", *_POPULAR),
        _walked("price", "price", "id"),
        _walked("release", text(RELEASED), "id", shown=("release_date", "stock")),
        _walked("title", "title", "id"),
        Index("ix_products_genres", "genres", postgresql_using="gin"),
        Index("ix_products_updated", "updated_at", "id"),
        Index("ix_products_featured", "updated_at", "id", postgresql_where=text("featured")),
        # Descriptions and their words lie elsewhere: a list that reads many rows reads few pages.
        {"postgresql_with": {"toast_tuple_target": 512}},
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    subtitle: Mapped[str | None]
    original_name: Mapped[str | None]
    description: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="games", index=True)
    platform: Mapped[str | None]
    region: Mapped[str | None] = mapped_column(index=True)
    region_id: Mapped[int | None]
    excluded_countries: Mapped[Texts] = mapped_column(default=list)
    drm: Mapped[str | None]
    age_rating: Mapped[str | None]
    genres: Mapped[Texts] = mapped_column(default=list)
    tags: Mapped[Texts] = mapped_column(default=list)
    developers: Mapped[Texts] = mapped_column(default=list)
    publishers: Mapped[Texts] = mapped_column(default=list)
    languages: Mapped[Texts] = mapped_column(default=list)
    release_date: Mapped[date | None]
    metacritic_score: Mapped[int | None]
    system_requirements: Mapped[JsonList] = mapped_column(default=list)
    activation_instructions: Mapped[str | None]
    delivery_instructions: Mapped[str | None]
    cover_url: Mapped[str | None]
    screenshots: Mapped[JsonList] = mapped_column(default=list)
    cover: Mapped[JsonObject | None] = mapped_column(JSONB(none_as_null=True))
    screenshots_known: Mapped[str | None]
    videos: Mapped[JsonList] = mapped_column(default=list)
    source_type: Mapped[SourceType]
    delivery_type: Mapped[DeliveryType] = mapped_column(default=DeliveryType.KEY)
    kinguin_id: Mapped[int | None] = mapped_column(unique=True)
    kinguin_product_id: Mapped[str | None]
    cost: Mapped[Money | None]
    cost_held_from: Mapped[Money | None]
    price: Mapped[Money]
    compare_at_price: Mapped[Money | None]
    stock: Mapped[int] = mapped_column(default=0)
    is_preorder: Mapped[bool] = mapped_column(default=False)
    published: Mapped[bool] = mapped_column(default=False)
    featured: Mapped[bool] = mapped_column(default=False)
    overrides: Mapped[Texts] = mapped_column(default=list)
    sales_count: Mapped[int] = mapped_column(default=0)
    rating: Mapped[Decimal | None] = mapped_column(Numeric(3, 2))
    review_count: Mapped[int] = mapped_column(default=0)
    provider_updated_at: Mapped[datetime | None]
    provider_digest: Mapped[str | None]
    retired_at: Mapped[datetime | None]
    folded: Mapped[str] = mapped_column(Computed("shop_fold(title)", persisted=True), deferred=True)
    folded_name: Mapped[str] = mapped_column(
        Computed("shop_fold(coalesce(original_name, ''))", persisted=True), deferred=True
    )
    names: Mapped[str] = mapped_column(TSVECTOR, Computed(_NAMES, persisted=True), deferred=True)
    described: Mapped[str] = mapped_column(
        TSVECTOR, Computed(_DESCRIBED, persisted=True), deferred=True
    )

    offers: Mapped[list["Offer"]] = relationship(
        cascade="all, delete-orphan", order_by="Offer.price", lazy="select"
    )

    @property
    def in_stock(self) -> bool:
        """Whether one can be bought now."""
        return self.stock > 0

    @property
    def shown_stock(self) -> int:
        """What customers are told: ten means ten or more."""
        return min(self.stock, 10)

    @property
    def currency(self) -> str:
        """Of the price."""
        return self.price.currency


class Offer(Model):
    """One merchant's offer at Kinguin."""

    __tablename__ = "offers"

    id: Mapped[UuidKey]
    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete="CASCADE"), index=True
    )
    provider_offer_id: Mapped[str] = mapped_column(unique=True)
    merchant: Mapped[str] = mapped_column(default="")
    price: Mapped[Money]
    quantity: Mapped[int]
    text_quantity: Mapped[int]
    available_quantity: Mapped[int | None]
    is_preorder: Mapped[bool] = mapped_column(default=False)
    wholesale: Mapped[JsonObject] = mapped_column(default=dict)


class PriceChange(Model):
    """Price history: written whenever cost or price moves."""

    __tablename__ = "price_changes"
    __table_args__ = (Index("ix_price_changes_product", "product_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[CreatedAt]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    cost: Mapped[Money | None]
    price: Mapped[Money]
    cause: Mapped[str]


class SyncState(StrEnum):
    """A run is running until it says otherwise; a crashed one is resumed."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class SyncRun(Model):
    """One catalogue sync: where it stands, what it did. At most one is running.

    `skipped` are new products that no import rule wants; `worked_ms` is the time that somebody
    worked on it. `next_page` is the page to read next; 0 once all are read and a full run asks
    after what it did not see.
    """

    __tablename__ = "sync_runs"
    __table_args__ = (
        Index(
            "uq_sync_runs_running",
            "state",
            unique=True,
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[UuidKey]
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None]
    state: Mapped[SyncState] = mapped_column(default=SyncState.RUNNING)
    full: Mapped[bool]
    updated_since: Mapped[datetime | None]
    next_page: Mapped[int] = mapped_column(default=1)
    expected: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    retired: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0, server_default="0")
    failed: Mapped[int] = mapped_column(default=0)
    worked_ms: Mapped[int] = mapped_column(default=0, server_default="0")
    failures: Mapped[JsonList] = mapped_column(default=list)
    started_by: Mapped[str]

    @property
    def done(self) -> int:
        """How many products it has dealt with."""
        return self.created + self.updated + self.unchanged + self.skipped + self.failed

    @property
    def products_per_second(self) -> int | None:
        """Over the time that somebody worked on it; None before the first step."""
        return round(self.done * 1000 / self.worked_ms) if self.worked_ms else None

    @property
    def seconds_left(self) -> int | None:
        """By its rate so far; None when it is over or nobody can say."""
        if self.state is not SyncState.RUNNING or not self.products_per_second:
            return None
        return max(0, self.expected - self.done) // self.products_per_second


class SyncSeen(Model):
    """What a full run has met so far, a row a batch of pages; emptied when it ends.

    `stretches` are the digests of those that it met.
    """

    __tablename__ = "sync_seen"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    run_id: Mapped[UUID] = mapped_column(ForeignKey("sync_runs.id", ondelete="CASCADE"), index=True)
    kinguin_ids: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    stretches: Mapped[Texts]


class SyncStretch(Model):
    """Some products of the provider's list as the last full run met them, and what it stored.

    `terms` are those it was priced and chosen by, `state` says which versions of its products'
    rows the run left behind: while what is said, terms and state are the same nothing is to be
    done (`catalog.remembering`).
    """

    __tablename__ = "sync_stretches"

    digest: Mapped[str] = mapped_column(primary_key=True)
    terms: Mapped[str]
    state: Mapped[str]
    kinguin_ids: Mapped[list[int]] = mapped_column(ARRAY(Integer))
