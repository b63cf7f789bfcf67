"""Suggestions while somebody types."""

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.dialects.postgresql import TSQUERY

from bitloot.catalog.models import Product
from bitloot.catalog.search import find, guard_time, listed, prefix_terms, tidy, title_words
from bitloot.core.db import db

_MOST = 8


def suggest(words: str) -> list[Product]:
    """Up to eight products whose names begin like the words; similar names when none does."""
    clean = tidy(words)
    terms = prefix_terms(clean)
    if terms is None:
        return []
    guard_time()
    query = func.to_tsquery("simple", terms, type_=TSQUERY)
    in_title = title_words().bool_op("@@")(query)
    begins: ColumnElement[int] = case(
        (Product.title.istartswith(clean, autoescape=True), 0), (in_title, 1), else_=2
    )
    by_prefix = (
        select(Product)
        .where(listed(), Product.search.bool_op("@@")(query))
        .order_by(
            begins,
            (Product.stock > 0).desc(),
            Product.sales_count.desc(),
            func.length(Product.title),
            Product.id,
        )
        .limit(_MOST)
    )
    rows = list(db.session.scalars(by_prefix))
    if rows:
        return rows
    match = find(clean)
    similar = select(Product).where(listed(), match.condition).order_by(*match.order, Product.id)
    return list(db.session.scalars(similar.limit(_MOST)))
