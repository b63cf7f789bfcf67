"""What a catalogue sync is measured against: the same pages, copied into a table without anything.

The bare table has the columns of `products` and neither keys, indexes, checks nor the search
vector; values go in as they come. Nothing is normalized, priced, compared or counted. It is a
process of its own, as the sync is: `python bench/sync_ceiling.py KINGUIN_URL`, with the key in
KINGUIN_API_KEY and the database in DATABASE_URL; it says how many products came.
"""

import io
import json
import os
import sys
from decimal import Decimal

import msgspec
import psycopg2
import requests

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


def copy_pages(base_url: str, key: str, database_url: str) -> int:
    """From the first request to the commit; how many products came."""
    http = requests.Session()
    http.headers["X-Api-Key"] = key
    driver = psycopg2.connect(database_url)
    page, count, rows = 1, 1, 0
    with driver.cursor() as cursor:
        while (page - 1) * PER_PAGE < count:
            query = {"page": page, "limit": PER_PAGE, "sortBy": "kinguinId", "sortType": "asc"}
            answer = http.get(f"{base_url}/v1/products", params=query, timeout=60)
            body = _PAGE.decode(answer.content)
            lines = "".join(map(_line, body["results"]))
            cursor.copy_expert(f"copy bare ({', '.join(COLUMNS)}) from stdin", io.StringIO(lines))
            count, rows, page = body["item_count"], rows + len(body["results"]), page + 1
    driver.commit()
    driver.close()
    return rows


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


if __name__ == "__main__":
    environment = os.environ
    print(copy_pages(sys.argv[1], environment["KINGUIN_API_KEY"], environment["DATABASE_URL"]))
