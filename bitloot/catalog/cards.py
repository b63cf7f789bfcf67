"""Cards written by the database: the text of `ProductCardSchema` as one column of a statement.

Neither objects nor fields are made of a row that is only passed on. A test compares every field
with what the schema says of the same product.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bitloot.catalog.adorning import Document, extras_of_cards, is_adorned
from bitloot.catalog.schemas import ProductCardSchema
from bitloot.core.reading import Values, get_reader

_SCHEMA = ProductCardSchema()
PICTURE = """
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
    "cover": PICTURE,
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

_CARD = f"(select row_to_json(card)::text from (select {_COLUMNS}) card)"  # noqa: S608 (our names)


@dataclass(frozen=True, slots=True)
class Card:
    """As JSON, with the further columns of the query that chose it."""

    text: str
    keys: Values


def cards(
    best: str, keys: str, values: Mapping[str, object], *, prepared: bool = False
) -> list[Card]:
    """Of the products that `best` chooses: SQL that gives `best_id`, a `place`, and the `keys`.

    Only those are written that it chooses, and only of those that have more is more asked for.
    `prepared` as `Reader.read` has it.
    """
    sql = f"""
        select {_CARD}, case when {is_adorned()} then id::text end, {keys} from ({best}) best
        join products on id = best_id order by place
    """  # noqa: S608 (values go as parameters)
    rows = get_reader().read(sql, values, prepared=prepared)
    more = {UUID(str(row[1])): number for number, row in enumerate(rows) if row[1] is not None}
    tails = [_PLAIN] * len(rows)
    for product_id, document in extras_of_cards(set(more), _SCHEMA).items():
        tails[more[product_id]] = _tail(document)
    return [
        Card(f"{str(row[0])[:-1]},{tail}", row[2:]) for row, tail in zip(rows, tails, strict=True)
    ]


def _tail(extras: Document) -> str:
    return json.dumps(_NOTHING | extras, ensure_ascii=False, separators=(",", ":"))[1:]


_PLAIN = _tail({})
