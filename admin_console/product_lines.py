"""Products as staff name them in a form: one a line, by slug, address, id or Kinguin id."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.catalog.slug_redirects import product_of
from bitloot.core.db import db
from bitloot.core.errors import invalid

_MOST_LINES = 100
_ADDRESS = re.compile(r"^(?:https?://[^/]+)?/?(?:products/)?")
_KINGUIN_DIGITS = 9


def products(text: str, field: str = "products") -> list[Product]:
    """In the order typed. Raises InvalidError naming the field and the line."""
    return [product for product, _ in labelled(text, field)]


def labelled(text: str, field: str = "members") -> list[tuple[Product, str]]:
    """Lines of `product | label`; the label may be empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_LINES:
        raise invalid(field, f"At most {_MOST_LINES} products.")
    found: list[tuple[Product, str]] = []
    for line in lines:
        name, _, label = line.partition("|")
        product = _find(name.strip())
        if product is None:
            raise invalid(field, f"There is no product “{name.strip()[:80]}”.")
        found.append((product, " ".join(label.split())))
    return found


def typed(rows: Sequence[tuple[Product, str]]) -> str:
    """As the form shows them."""
    return "\n".join(f"{each.slug} | {label}" if label else each.slug for each, label in rows)


def _find(name: str) -> Product | None:
    try:
        return db.session.get(Product, UUID(name))
    except ValueError:
        pass
    slug = _ADDRESS.sub("", name, count=1)
    product = db.session.scalar(select(Product).where(Product.slug == slug))
    if product is None and (former := product_of(slug)) is not None:
        product = db.session.get(Product, former)
    if product is None and slug.isascii() and slug.isdecimal() and len(slug) <= _KINGUIN_DIGITS:
        product = db.session.scalar(select(Product).where(Product.kinguin_id == int(slug)))
    return product
