"""Few are left: said once when it begins, taken back when it is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from bitloot.catalog.models import Product
from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.stock.counting import sellable, unheld
from bitloot.stock.events import StockLow
from bitloot.stock.models import LowLevel, StockItem, StockRule

REASON = "stock_low"
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Low:
    """A product of which few are left."""

    product_id: UUID
    title: str
    available: int
    low_at: int | None
    low_level: LowLevel
    low_since: datetime | None


def _left() -> ColumnElement[int]:
    counted = select(func.count()).where(
        StockItem.product_id == StockRule.product_id, sellable(), unheld()
    )
    return counted.correlate(StockRule).scalar_subquery()


def low(most: int = 200) -> list[Low]:
    """Every product that is at its threshold or below, the scarcest first."""
    left = _left()
    query = (
        select(
            Product.id,
            Product.title,
            left.label("left"),
            StockRule.low_at,
            StockRule.low_level,
            StockRule.low_since,
        )
        .join(StockRule, StockRule.product_id == Product.id)
        .where(StockRule.low_at.is_not(None), left <= StockRule.low_at)
        .where(Product.retired_at.is_(None))
        .order_by("left", Product.title)
        .limit(most)
    )
    return [Low(*row) for row in db.session.execute(query)]


def look() -> int:
    """Raise and resolve what has changed since the last look; how many that were."""
    left = _left()
    is_low = and_(StockRule.low_at.is_not(None), left <= StockRule.low_at)
    query = (
        select(StockRule, Product, left)
        .join(Product, Product.id == StockRule.product_id)
        .where(
            or_(
                and_(is_low, StockRule.low_since.is_(None), Product.retired_at.is_(None)),
                and_(
                    StockRule.low_since.is_not(None),
                    or_(StockRule.low_at.is_(None), left > StockRule.low_at),
                ),
            )
        )
        .limit(_AT_ONCE)
        .with_for_update(of=StockRule, skip_locked=True)
    )
    rows = db.session.execute(query).all()
    for rule, product, number in rows:
        if rule.low_since is None:
            _say(rule, product, number)
        else:
            rule.low_since = None
            subject = ("product", product.id)
            resolve_attention(REASON, subject, by="system", resolution=f"{number} are there again.")
    return len(rows)


def _say(rule: StockRule, product: Product, number: int) -> None:
    rule.low_since = utcnow()
    if rule.low_level is LowLevel.ATTENTION:
        raise_attention(
            REASON,
            subject=("product", product.id),
            trail_id=None,
            summary=f"{number} of {product.title} are left in our own stock.",
            action="import_keys",
            data={"left": number, "low_at": rule.low_at},
        )
    emit(StockLow(product.id, number, rule.low_since))
