"""Slugs: readable and unique. They follow the title; what was a slug once leads there for ever."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from sqlalchemy import String, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from bitloot.catalog.models import Product
from bitloot.catalog.slug_redirects import SlugRedirect, former, move
from bitloot.core.db import db

_LONGEST = 90
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slugify(title: str) -> str:
    """`Kestrel Steppe: Über Edition` → `kestrel-steppe-uber-edition`; may be empty."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ")).encode("ascii", "ignore")
    return _NOT_PLAIN.sub("-", plain.decode().lower()).strip("-")[:_LONGEST].strip("-")


def taken(slugs: Collection[str]) -> set[str]:
    """Those that some product has already, or once had."""
    present = db.session.scalars(
        select(Product.slug).where(Product.slug == func.any(literal(list(slugs), ARRAY(String))))
    )
    return set(present) | former(slugs)


def provider_slugs(slugs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """A free slug for each `(kinguin_id, that of its title)`; where it is taken the id ends it."""
    wanted = dict(slugs)
    used = taken(set(wanted.values()))
    chosen: dict[int, str] = {}
    clashing: list[int] = []
    for kinguin_id, slug in wanted.items():
        if slug and slug not in used:
            chosen[kinguin_id] = slug
            used.add(slug)
        else:
            clashing.append(kinguin_id)
    numbered = {each: f"{wanted[each] or 'product'}-{each}" for each in clashing}
    used |= taken(set(numbered.values())) if numbered else set()
    for kinguin_id, slug in numbered.items():
        chosen[kinguin_id] = _free(slug, used)
        used.add(chosen[kinguin_id])
    return chosen


def _free(slug: str, used: Collection[str]) -> str:
    """With the provider's id in it, only a slug that was given by hand can be in its way."""
    return (
        slug
        if slug not in used
        else next(each for number in range(2, 200) if (each := f"{slug}-{number}") not in used)
    )


def custom_slug(title: str) -> str:
    """A free slug for a product of our own: numbered from 2 where it is taken."""
    base = slugify(title) or "product"
    numbered = [base, *(f"{base}-{number}" for number in range(2, 200))]
    used = taken(numbered)
    return next(slug for slug in numbered if slug not in used)


def follow_title(product: Product) -> bool:
    """Give a renamed product the slug of its title; True where that is another one.

    A slug that was the product's own before is taken up again. A number at its end stays while
    another product has the slug without it; otherwise it was part of the title.
    """
    base = slugify(product.title)
    if not base or product.slug == base:
        return False
    endings = [base, *(f"{base}-{number}" for number in range(2, 200))]
    if product.kinguin_id is not None:
        endings.insert(1, f"{base}-{product.kinguin_id}")
    own = select(SlugRedirect.slug).where(SlugRedirect.product_id == product.id)
    used = taken(endings) - set(db.session.scalars(own))
    if base in used and _is_numbered(product.slug, base):
        return False
    move(product, next(slug for slug in endings if slug not in used))
    return True


def _is_numbered(slug: str, base: str) -> bool:
    head, _, tail = slug.rpartition("-")
    return head == base and tail.isdecimal()
