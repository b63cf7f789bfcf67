"""Variants of one thing: what customers see of groups, and which groups pricing rules may name."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.orm import aliased

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.pagination import Page, newest_first
from bitloot.merchandising.models import GroupMember, ProductGroup

Document = dict[str, object]


def names_of_groups(product_ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """Product ids → id and slug of their group, as pricing rules name it."""
    rows = db.session.execute(
        select(GroupMember.product_id, ProductGroup.id, ProductGroup.slug)
        .join(ProductGroup, ProductGroup.id == GroupMember.group_id)
        .where(GroupMember.product_id.in_(product_ids))
    )
    return {product: frozenset({str(group), slug}) for product, group, slug in rows}


def is_group(name: str) -> bool:
    """Whether there is a group of this id or slug."""
    found = or_(ProductGroup.slug == name, cast(ProductGroup.id, String) == name)
    return db.session.scalar(select(ProductGroup.id).where(found)) is not None


def shown_groups(*, limit: int, cursor: str | None) -> Page[Document]:
    """Published groups with something on sale, newest first."""
    on_sale = (
        select(GroupMember.product_id)
        .join(Product, Product.id == GroupMember.product_id)
        .where(GroupMember.group_id == ProductGroup.id, listed())
    )
    page = newest_first(
        select(ProductGroup).where(ProductGroup.published, on_sale.exists()),
        ProductGroup.created_at,
        ProductGroup.id,
        limit=limit,
        cursor=cursor,
    )
    return Page([document_of(group) for group in page.items], page.limit, page.next_cursor)


def shown_group(slug: str) -> Document:
    """Raises NotFoundError, also where nothing of the group is on sale."""
    query = select(ProductGroup).where(ProductGroup.slug == slug, ProductGroup.published)
    group = db.session.scalar(query)
    document = None if group is None else document_of(group)
    if document is None or not document["members"]:
        raise NotFoundError("There is no such group.")
    return document


def document_of(group: ProductGroup) -> Document:
    """As customers see it: members that are on sale, in order; the price is the lowest of them."""
    members = [each for each in group.members if is_listed(each.product)]
    return {
        "id": group.id,
        "slug": group.slug,
        "title": group.title,
        "description": group.description,
        "members": [{"label": each.label, "product": each.product} for each in members],
        "price_from": min((each.product.price for each in members), key=lambda p: p.amount)
        if members
        else None,
        "currency": members[0].product.currency if members else "EUR",
    }


def is_listed(product: Product) -> bool:
    """What `catalog.search.listed` says in SQL, of a row in hand."""
    return product.published and product.retired_at is None


def choosers(product_ids: Collection[UUID]) -> dict[UUID, Document]:
    """For cards: the group of each product, and the variants one can choose there instead."""
    mine, theirs = aliased(GroupMember), aliased(GroupMember)
    rows = db.session.execute(
        select(mine.product_id, ProductGroup.slug, ProductGroup.title, theirs.label, Product)
        .join(ProductGroup, ProductGroup.id == mine.group_id)
        .join(theirs, theirs.group_id == ProductGroup.id)
        .join(Product, Product.id == theirs.product_id)
        .where(mine.product_id.in_(product_ids), ProductGroup.published, listed())
        .order_by(mine.product_id, theirs.position)
    )
    found: dict[UUID, Document] = {}
    variants: dict[UUID, list[Document]] = {}
    for product_id, slug, title, label, other in rows:
        several = variants.setdefault(product_id, [])
        several.append(_variant(label, other))
        found[product_id] = {"slug": slug, "title": title, "variants": several}
    return {product_id: each for product_id, each in found.items() if len(variants[product_id]) > 1}


def _variant(label: str, product: Product) -> Document:
    return {
        "product_id": product.id,
        "slug": product.slug,
        "label": label,
        "price": product.price,
        "in_stock": product.in_stock,
    }


def count_members() -> dict[UUID, int]:
    """How many products each group has, for staff."""
    rows = db.session.execute(
        select(GroupMember.group_id, func.count()).group_by(GroupMember.group_id)
    )
    return {row[0]: row[1] for row in rows}
