"""What other rooms ask of the catalogue."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select, text

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.catalog.slug_redirects import product_of
from bitloot.catalog.sorts import ORDERS, Sort
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import Money

_RELATED = 6


def products_of(ids: Collection[UUID]) -> dict[UUID, Product]:
    """Those of the ids that there are, on sale or not; nothing is locked."""
    rows = db.session.scalars(select(Product).where(Product.id.in_(ids)))
    return {product.id: product for product in rows}


def price_of(product: Product) -> Money:
    """What one usually costs; bundles and deals are not the catalogue's."""
    return product.price


def by_slug(slug: str) -> Product:
    """By its slug, or by one that it once had. Raises NotFoundError."""
    product = db.session.scalar(select(Product).where(Product.slug == slug, listed()))
    if product is None:
        now = product_of(slug)
        known = select(Product).where(Product.id == now, listed())
        product = None if now is None else db.session.scalar(known)
    if product is None:
        raise NotFoundError("There is no such product.")
    return product


def related_to(product: Product, first: Sequence[Product] = ()) -> list[Product]:
    """Those given first, then others of its category that share a genre; best sellers first."""
    chosen = list(first)[:_RELATED]
    known = [product.id, *(other.id for other in chosen)]
    alike = Product.genres.overlap(product.genres) if product.genres else Product.published
    others = (
        select(Product)
        .where(listed(), Product.id.not_in(known), Product.category == product.category, alike)
        .limit(_RELATED - len(chosen))
    )
    if len(chosen) < _RELATED:
        chosen += db.session.scalars(others.order_by(text(ORDERS[Sort.RELEVANCE].sql)))
    return chosen
