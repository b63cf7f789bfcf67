"""The sitemap: an index, and parts of at most 50,000 addresses each, read as they are sent."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID
from xml.sax.saxutils import escape

from sqlalchemy import func, select

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.merchandising.categories import shown_categories

LARGEST_PART = 50_000
_AT_ONCE = 2_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = ("/", "/products", "/deals", "/help", "/terms")


def index(base: str) -> str:
    """The list of parts: the shop's own pages first, then its products."""
    names = ["pages", *(f"products-{number}" for number in range(1, parts() + 1))]
    rows = "".join(f"<sitemap><loc>{base}/sitemaps/{name}.xml</loc></sitemap>\n" for name in names)
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{rows}</sitemapindex>\n'


def parts() -> int:
    """How many parts the listed products fill."""
    count = db.session.scalar(select(func.count()).select_from(Product).where(listed())) or 0
    return -(-count // LARGEST_PART)


def pages(base: str) -> str:
    """The shop's own pages and the shelves with something on sale."""
    paths = [*_PAGES, *(f"/products?category={each['slug']}" for each in shown_categories())]
    rows = "".join(f"<url><loc>{escape(base + path)}</loc></url>\n" for path in paths)
    return f'{_HEAD}<urlset xmlns="{_SPACE}">\n{rows}</urlset>\n'


def part(number: int, base: str) -> Iterator[str]:
    """Part `number`, from 1, in pieces. Raises NotFoundError at once where there is none.

    It walks the primary key on a connection of its own: the request's is given back before the
    first piece is sent.
    """
    first = _first(number)
    if first is None:
        raise NotFoundError("There is no such part.")
    return _pieces(first, base)


def _first(number: int) -> UUID | None:
    if number < 1:
        return None
    return db.session.scalar(
        select(Product.id)
        .where(listed())
        .order_by(Product.id)
        .offset((number - 1) * LARGEST_PART)
        .limit(1)
    )


def _pieces(first: UUID, base: str) -> Iterator[str]:
    query = (
        select(Product.slug, Product.updated_at)
        .where(listed(), Product.id >= first)
        .order_by(Product.id)
        .limit(LARGEST_PART)
    )
    yield f'{_HEAD}<urlset xmlns="{_SPACE}">\n'
    with db.engine.connect().execution_options(yield_per=_AT_ONCE) as connection:
        for rows in connection.execute(query).partitions():
            yield "".join(_url(f"{base}/products/{slug}", at) for slug, at in rows)
    yield "</urlset>\n"


def _url(address: str, at: datetime) -> str:
    return f"<url><loc>{address}</loc><lastmod>{at.astimezone(UTC):%Y-%m-%d}</lastmod></url>\n"
