"""Products as staff list them: all of them, those changed last first."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select

from bitloot.catalog.finding import found_by
from bitloot.catalog.models import Product, SourceType
from bitloot.core.db import db
from bitloot.core.pagination import Page, newest_first


@dataclass(frozen=True, slots=True)
class StaffFilter:
    """`q` is what `finding.found_by` takes."""

    q: str = ""
    source_type: SourceType | None = None
    published: bool | None = None
    retired: bool | None = None


def list_all(given: StaffFilter, *, limit: int, cursor: str | None) -> Page[Product]:
    """One page with the count of all."""
    query = fitting(given)
    total = db.session.scalar(query.with_only_columns(func.count()))
    return newest_first(
        query, Product.updated_at, Product.id, limit=limit, cursor=cursor, total=total
    )


def fitting(given: StaffFilter) -> Select[Product]:
    """All that fit."""
    query = select(Product)
    if given.q.strip():
        query = query.where(found_by(given.q))
    if given.source_type is not None:
        query = query.where(Product.source_type == given.source_type)
    if given.published is not None:
        query = query.where(Product.published.is_(given.published))
    if given.retired is not None:
        missing = Product.retired_at.is_(None)
        query = query.where(~missing if given.retired else missing)
    return query
