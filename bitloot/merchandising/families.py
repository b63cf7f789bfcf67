"""Titles of the whole catalogue, read once each; a renamed product gets its new title's slug."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.slugs import follow_title
from bitloot.core.db import db
from bitloot.merchandising.models import TitleFamily
from bitloot.merchandising.titles import read

AT_ONCE = 2_000


def read_titles(most: int = AT_ONCE) -> int:
    """Read up to so many titles that are new or changed; returns how many there were.

    Two at once do the same work twice and agree.
    """
    rows = db.session.execute(
        select(Product.id, Product.title, TitleFamily.title.is_not(None))
        .outerjoin(TitleFamily, TitleFamily.product_id == Product.id)
        .where(or_(TitleFamily.title.is_(None), TitleFamily.title != Product.title))
        .order_by(Product.id)
        .limit(most)
    ).all()
    _follow([row[0] for row in rows if row[2]])
    _store([(row[0], row[1]) for row in rows])
    return len(rows)


def _follow(renamed: Sequence[UUID]) -> None:
    products = db.session.scalars(
        select(Product)
        .where(Product.id.in_(renamed))
        .order_by(Product.id)
        .with_for_update(of=Product, key_share=True)
    )
    if sum(map(follow_title, products)):
        versions.changed()


def _store(titles: Sequence[tuple[UUID, str]]) -> None:
    if not titles:
        return
    rows = []
    for product_id, title in titles:
        reading = read(title)
        rows.append(
            {
                "product_id": product_id,
                "title": title,
                "family": reading.family,
                "franchise": reading.franchise,
                "edition": reading.edition,
            }
        )
    statement = insert(TitleFamily).values(rows)
    changes = {name: statement.excluded[name] for name in rows[0] if name != "product_id"}
    db.session.execute(
        statement.on_conflict_do_update(index_elements=[TitleFamily.product_id], set_=changes)
    )
