"""Slugs: readable, unique, and never changed once given."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.core.db import db

_LONGEST = 90
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slugify(title: str) -> str:
    """`Kestrel Steppe: Über Edition` → `kestrel-steppe-uber-edition`; may be empty."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ")).encode("ascii", "ignore")
    return _NOT_PLAIN.sub("-", plain.decode().lower()).strip("-")[:_LONGEST].strip("-")


def taken(slugs: Collection[str]) -> set[str]:
    """Those that some product has already."""
    return set(db.session.scalars(select(Product.slug).where(Product.slug.in_(slugs))))


def provider_slugs(titles: Iterable[tuple[int, str]]) -> dict[int, str]:
    """A slug for each `(kinguin_id, title)`; where it is taken the id makes it unique."""
    wanted = {kinguin_id: slugify(title) for kinguin_id, title in titles}
    used = taken(set(wanted.values()))
    chosen: dict[int, str] = {}
    for kinguin_id, slug in wanted.items():
        free = bool(slug) and slug not in used
        chosen[kinguin_id] = slug if free else f"{slug or 'product'}-{kinguin_id}"
        used.add(chosen[kinguin_id])
    return chosen


def custom_slug(title: str) -> str:
    """A free slug for a product of our own: numbered from 2 where it is taken."""
    base = slugify(title) or "product"
    numbered = [base, *(f"{base}-{number}" for number in range(2, 200))]
    used = taken(numbered)
    return next(slug for slug in numbered if slug not in used)
