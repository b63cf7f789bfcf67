"""Rows as the staff API and the console show them."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select

from bitloot.core.money import Money
from bitloot.core.pagination import Page, newest_first
from bitloot.merchandising.bundles import lines_of
from bitloot.merchandising.deals import price_under, standing_of, taken_of
from bitloot.merchandising.models import Bundle, FlashDeal, GroupMember, ProductGroup, Section
from bitloot.merchandising.windows import standing

Document = dict[str, object]
Row = ProductGroup | Section | FlashDeal | Bundle
R = TypeVar("R", bound=Row)


def page_of(model: type[R], *, limit: int, cursor: str | None) -> Page[R]:
    """All of a kind, newest first."""
    return newest_first(select(model), model.created_at, model.id, limit=limit, cursor=cursor)


def shown(rows: Sequence[Row]) -> list[Document]:
    """Each with what follows from it: members, standing, price, pieces taken."""
    taken = taken_of([row.id for row in rows if isinstance(row, FlashDeal)])
    return [_shown(row, taken.get(row.id, 0)) for row in rows]


def _shown(row: Row, taken: int) -> Document:
    document: Document = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    match row:
        case ProductGroup():
            return document | {"members": [_member(each) for each in row.members]}
        case FlashDeal():
            return document | {
                "title": row.product.title,
                "slug": row.product.slug,
                "price": price_under(row, row.product),
                "taken": taken,
                "standing": standing_of(row, taken),
            }
        case Section():
            return document | _scheduled(row)
        case Bundle():
            lines = lines_of(row)
            price = sum((each.price for each in lines), Money.zero()) if lines else None
            return document | _scheduled(row) | {"price": price}


def _member(member: GroupMember) -> Document:
    return {
        "product_id": member.product_id,
        "label": member.label,
        "position": member.position,
        "title": member.product.title,
        "price": member.product.price,
        "published": member.product.published,
    }


def _scheduled(row: Section | Bundle) -> Document:
    return {
        "standing": standing(enabled=row.enabled, starts_at=row.starts_at, ends_at=row.ends_at),
        "product_ids": [each.product_id for each in row.items],
    }
