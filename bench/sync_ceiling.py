"""What a catalogue sync is measured against: the same pages, copied into a table without anything.

The bare table has the columns of `products` and neither keys, indexes, checks nor the search
vector; values go in as they come. Nothing is normalized, priced, compared or counted.
"""

import io
import json
import time
from decimal import Decimal

import msgspec
import requests
from psycopg2 import extensions
from sqlalchemy import text

from bitloot.core.db import db

Doc = dict[str, object]
PER_PAGE = 100
_PAGE = msgspec.json.Decoder(Doc, float_hook=Decimal)
_NUL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NOW = "2026-01-01 00:00:00+00"
_SET = {
    "id": "00000000-0000-7000-8000-000000000000",
    "created_at": _NOW,
    "updated_at": _NOW,
    "source_type": "kinguin",
    "delivery_type": "key",
    "category": "games",
    "overrides": "{}",
    "sales_count": "0",
    "review_count": "0",
    "published": "t",
    "featured": "f",
}
_TEXTS = {
    "title": "name",
    "slug": "productId",
    "original_name": "originalName",
    "platform": "platform",
    "region": "regionalLimitations",
    "activation_instructions": "activationDetails",
    "age_rating": "ageRating",
    "kinguin_product_id": "productId",
    "provider_updated_at": "updatedAt",
    "release_date": "releaseDate",
    "provider_digest": "productId",
}
_NUMBERS = {
    "kinguin_id": "kinguinId",
    "region_id": "regionId",
    "cost": "price",
    "price": "price",
    "stock": "qty",
}
_ARRAYS = {
    "excluded_countries": "countryLimitation",
    "genres": "genres",
    "tags": "tags",
    "developers": "developers",
    "publishers": "publishers",
    "languages": "languages",
}
_DOCUMENTS = {"system_requirements": "systemRequirements", "videos": "videos"}
COLUMNS = (
    *_SET,
    *_TEXTS,
    *_NUMBERS,
    *_ARRAYS,
    *_DOCUMENTS,
    *("description", "is_preorder", "cover_url", "screenshots"),
)


def make_table() -> None:
    """What the database works out by itself is left out: it is no column of the pages."""
    made = text(
        "select column_name from information_schema.columns "
        "where table_name = 'products' and is_generated = 'ALWAYS'"
    )
    generated = [f"drop column {name}" for name in db.session.scalars(made)]
    for statement in (
        "drop table if exists bare",
        "create table bare (like products)",
        f"alter table bare {', '.join(generated)}",
    ):
        db.session.execute(text(statement))
    db.session.commit()


def copy_pages(base_url: str, key: str) -> tuple[float, int]:
    """Seconds from the first request to the commit, and how many products came."""
    make_table()
    http = requests.Session()
    http.headers["X-Api-Key"] = key
    raw = db.engine.raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, extensions.connection)
    started = time.perf_counter()
    page, count, rows = 1, 1, 0
    with driver.cursor() as cursor:
        while (page - 1) * PER_PAGE < count:
            query = {"page": page, "limit": PER_PAGE, "sortBy": "kinguinId", "sortType": "asc"}
            answer = http.get(f"{base_url}/v1/products", params=query, timeout=60)
            body = _PAGE.decode(answer.content)
            lines = "".join(map(_line, body["results"]))
            cursor.copy_expert(f"copy bare ({', '.join(COLUMNS)}) from stdin", io.StringIO(lines))
            count, rows, page = body["item_count"], rows + len(body["results"]), page + 1
    raw.commit()
    raw.close()
    return time.perf_counter() - started, rows


def _line(doc: Doc) -> str:
    images = doc.get("images")
    pictures: Doc = images if isinstance(images, dict) else {}
    cover = pictures.get("cover")
    values = [
        *_SET.values(),
        *(_text(doc.get(name)) for name in _TEXTS.values()),
        *(_text(doc.get(name)) for name in _NUMBERS.values()),
        *(_array(doc.get(name)) for name in _ARRAYS.values()),
        *(_json(doc.get(name, [])) for name in _DOCUMENTS.values()),
        str(doc.get("description") or "").translate(_ESCAPES),
        "t" if doc.get("isPreorder") else "f",
        _text(cover.get("url")) if isinstance(cover, dict) else _NUL,
        _json(pictures.get("screenshots", [])),
    ]
    return "\t".join(values) + "\n"


def _text(value: object) -> str:
    return _NUL if value is None else str(value).translate(_ESCAPES)


def _json(value: object) -> str:
    return json.dumps(value).translate(_ESCAPES)


def _array(value: object) -> str:
    words = value if isinstance(value, list) else []
    quoted = (json.dumps(str(word), ensure_ascii=False) for word in words)
    return ("{" + ",".join(quoted) + "}").translate(_ESCAPES)
