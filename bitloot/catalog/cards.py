"""Cards written by the database: the text of `ProductCardSchema` as one column of a statement.

Neither objects nor fields are made of a row that is only passed on. A test compares every field
with what the schema says of the same product.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import String, literal_column

from bitloot.catalog.adorning import Document, extras_of_cards
from bitloot.catalog.schemas import ProductCardSchema
from bitloot.core.reading import Values

_SCHEMA = ProductCardSchema()
_PICTURE = """
    case when cover is not null then (select row_to_json(picture) from (
        select cover->'base' as base, cover->'width' as width, cover->'height' as height,
            cover->'color' as color, cover->'widths' as widths
    ) picture) end
"""
_FIELDS = {
    "id": "id",
    "slug": "slug",
    "title": "title",
    "subtitle": "subtitle",
    "platform": "platform",
    "region": "region",
    "category": "category",
    "source_type": "source_type",
    "delivery_type": "delivery_type",
    "cover_url": "cover_url",
    "cover": _PICTURE,
    "price": "round(price, 2)::text",
    "currency": "'EUR'",
    "compare_at_price": "round(compare_at_price, 2)::text",
    "in_stock": "stock > 0",
    "stock": "least(stock, 10)",
    "is_preorder": "is_preorder",
    "release_date": "release_date",
    "featured": "featured",
    "genres": "genres",
    "rating": "rating::float8",
    "review_count": "review_count",
}
_NOTHING: Document = {"deal": None, "group": None}

_COLUMNS = ", ".join(f"{sql} as {name}" for name, sql in _FIELDS.items())

CARD = literal_column(
    f"(select row_to_json(card)::text from (select {_COLUMNS}) card)",  # noqa: S608 (our names)
    String(),
).label("card")
"""Of a row of `products`; what rooms above add to a card comes with `written`."""


def written(rows: Iterable[Values]) -> list[str]:
    """Whole cards of rows that begin with id and `CARD`."""
    several = [(UUID(str(row[0])), str(row[1])) for row in rows]
    extras = extras_of_cards({product_id for product_id, _ in several}, _SCHEMA)
    return [f"{card[:-1]},{_tail(extras.get(product_id))}" for product_id, card in several]


def _tail(extras: Document | None) -> str:
    document = _NOTHING if extras is None else _NOTHING | extras
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))[1:]
