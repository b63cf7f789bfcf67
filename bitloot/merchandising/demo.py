"""A shop window for a shop that has just been opened: rows, deals, a bundle and groups."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.search import listed
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ProblemError
from bitloot.merchandising import bundle_editing, deal_editing, sections
from bitloot.merchandising.families import AT_ONCE, read_titles
from bitloot.merchandising.suggesting import accept, suggestions

_SEED = Actor("seed")
_GROUPS, _DEALS, _ROW, _PLENTY = 12, 4, 12, 20
_PERCENTS = (8, 6, 10, 5)


def dress_window() -> None:
    """Put it together from what is on sale; a deal that would be a loss is left out."""
    while read_titles() == AT_ONCE:
        pass
    for suggestion in suggestions(_GROUPS):
        accept(suggestion.key, _SEED)
    goods = _goods(_ROW + _DEALS)
    _rows(goods)
    for product, percent in zip(goods[_ROW:], _PERCENTS, strict=False):
        _deal(product, percent)
    if len(goods) > 1:
        pair = [each.id for each in goods[:2]]
        values = {"title": "Two for a long weekend", "percent": 4}
        bundle_editing.create(values, pair, _SEED)


def _goods(most: int) -> Sequence[Product]:
    """Games with a cover and plenty of stock."""
    return db.session.scalars(
        select(Product)
        .where(listed(), Product.source_type == SourceType.KINGUIN, Product.category == "games")
        .where(Product.stock > _PLENTY, Product.cover_url.is_not(None), ~Product.is_preorder)
        .order_by(Product.kinguin_id)
        .limit(most)
    ).all()


def _rows(goods: Sequence[Product]) -> None:
    ids = [each.id for each in goods]
    sections.create({"title": "On display", "position": 1}, ids[:_ROW], _SEED)
    own = db.session.scalars(
        select(Product.id).where(listed(), Product.source_type == SourceType.CUSTOM)
    ).all()
    values = {
        "title": "From our own vault",
        "subtitle": "Licenses that we keep ourselves, sealed since they came.",
        "position": 2,
    }
    sections.create(values, own[:_ROW], _SEED)


def _deal(product: Product, percent: int) -> None:
    now = utcnow()
    values = {
        "product_id": product.id,
        "percent": percent,
        "stock": 20,
        "starts_at": now,
        "ends_at": now + timedelta(hours=30),
    }
    try:
        with db.session.begin_nested():
            deal_editing.create(values, _SEED)
    except ProblemError:
        return
