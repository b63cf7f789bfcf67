"""Slugs that products once had. Each leads to the product itself: no chain, no loop can be."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ForeignKey, String, delete, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.catalog.models import Product
from bitloot.core.db import CreatedAt, Model, db


class SlugRedirect(Model):
    """An old address of a product. No other product ever gets it."""

    __tablename__ = "slug_redirects"

    slug: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[UUID] = mapped_column(
        ForeignKey("products.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[CreatedAt]


def former(slugs: Collection[str]) -> set[str]:
    """Those that some product once had."""
    return set(
        db.session.scalars(
            select(SlugRedirect.slug).where(
                SlugRedirect.slug == func.any(literal(list(slugs), ARRAY(String)))
            )
        )
    )


def product_of(slug: str) -> UUID | None:
    """Whose old slug it is."""
    return db.session.scalar(select(SlugRedirect.product_id).where(SlugRedirect.slug == slug))


def move(product: Product, slug: str) -> None:
    """Give the product that slug, which no other has or had; its old one leads to it from now."""
    if slug == product.slug:
        return
    db.session.execute(delete(SlugRedirect).where(SlugRedirect.slug == slug))
    db.session.execute(
        insert(SlugRedirect)
        .values(slug=product.slug, product_id=product.id)
        .on_conflict_do_nothing()
    )
    product.slug = slug
    db.session.flush()
