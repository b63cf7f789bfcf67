"""What stands near a product: its franchise, and what was bought with it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.db import db
from bitloot.merchandising.models import BoughtTogether, TitleFamily

MOST = 12
_AT_ONCE = 5_000


def franchise_of(product_id: UUID) -> list[Product]:
    """Others of the franchise: those in stock and most sold first."""
    mine = select(TitleFamily.franchise).where(TitleFamily.product_id == product_id)
    return list(
        db.session.scalars(
            select(Product)
            .join(TitleFamily, TitleFamily.product_id == Product.id)
            .where(
                TitleFamily.franchise == mine.scalar_subquery(),
                Product.id != product_id,
                listed(),
            )
            .order_by((Product.stock > 0).desc(), Product.sales_count.desc(), Product.id)
            .limit(MOST)
        )
    )


def bought_with(product_id: UUID) -> list[Product]:
    """What paid orders hold beside it, most often first."""
    return list(
        db.session.scalars(
            select(Product)
            .join(BoughtTogether, BoughtTogether.other_id == Product.id)
            .where(BoughtTogether.product_id == product_id, listed(), Product.stock > 0)
            .order_by(BoughtTogether.orders.desc(), Product.id)
            .limit(MOST)
        )
    )


def remember_pairs(pairs: Mapping[tuple[UUID, UUID], int]) -> None:
    """Replace what is known of things bought together: `(product, other) → orders`."""
    db.session.execute(delete(BoughtTogether))
    rows = [
        {"product_id": one, "other_id": other, "orders": orders}
        for (one, other), orders in pairs.items()
    ]
    for start in range(0, len(rows), _AT_ONCE):
        db.session.execute(insert(BoughtTogether).values(rows[start : start + _AT_ONCE]))
