"""Variants of one thing: what customers see of groups, and which groups pricing rules may name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.orm import aliased

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import Money
from bitloot.core.pagination import Page, newest_first
from bitloot.merchandising.deals import lowered, may_be_lowered
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
    return Page(documents_of(page.items), page.limit, page.next_cursor)


def shown_group(slug: str) -> Document:
    """Raises NotFoundError, also where nothing of the group is on sale."""
    query = select(ProductGroup).where(ProductGroup.slug == slug, ProductGroup.published)
    group = db.session.scalar(query)
    documents = [] if group is None else documents_of([group])
    if not documents or not documents[0]["members"]:
        raise NotFoundError("There is no such group.")
    return documents[0]


def documents_of(groups: Sequence[ProductGroup]) -> list[Document]:
    """As customers see them: members on sale, in order; the price is the lowest of theirs now."""
    prices = lowered({each.product_id for group in groups for each in group.members})
    return [_document(group, prices) for group in groups]


def _document(group: ProductGroup, prices: Mapping[UUID, Money]) -> Document:
    members = [each for each in group.members if is_listed(each.product)]
    costs = (prices.get(each.product_id, each.product.price) for each in members)
    return {
        "id": group.id,
        "slug": group.slug,
        "title": group.title,
        "description": group.description,
        "members": [{"label": each.label, "product": each.product} for each in members],
        "price_from": min(costs, key=lambda price: price.amount, default=None),
        "currency": members[0].product.currency if members else "EUR",
    }


def is_listed(product: Product) -> bool:
    """What `catalog.search.listed` says in SQL, of a row in hand."""
    return product.published and product.retired_at is None


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice beside the product `of`: itself, or another of its group."""

    of: UUID
    slug: str
    title: str
    label: str
    product: Product
    may_be_lowered: bool


def variants_beside(product_ids: Collection[UUID]) -> list[Variant]:
    """All that can be chosen instead of each of these products, in their group's order."""
    mine, theirs = aliased(GroupMember), aliased(GroupMember)
    rows = db.session.execute(
        select(
            mine.product_id,
            ProductGroup.slug,
            ProductGroup.title,
            theirs.label,
            Product,
            may_be_lowered(),
        )
        .join(ProductGroup, ProductGroup.id == mine.group_id)
        .join(theirs, theirs.group_id == ProductGroup.id)
        .join(Product, Product.id == theirs.product_id)
        .where(mine.product_id.in_(product_ids), ProductGroup.published, listed())
        .order_by(mine.product_id, theirs.position)
    )
    return [Variant(*row) for row in rows]


def choosers(variants: Iterable[Variant], prices: Mapping[UUID, Money]) -> dict[UUID, Document]:
    """For cards: the group of each product that has a choice; `prices` are those of deals."""
    found: dict[UUID, Document] = {}
    several: dict[UUID, list[Document]] = {}
    for each in variants:
        choice = several.setdefault(each.of, [])
        choice.append(_choice(each, prices))
        found[each.of] = {"slug": each.slug, "title": each.title, "variants": choice}
    return {product_id: each for product_id, each in found.items() if len(several[product_id]) > 1}


def _choice(variant: Variant, prices: Mapping[UUID, Money]) -> Document:
    product = variant.product
    return {
        "product_id": product.id,
        "slug": product.slug,
        "label": variant.label,
        "price": prices.get(product.id, product.price),
        "in_stock": product.in_stock,
    }


def count_members() -> dict[UUID, int]:
    """How many products each group has, for staff."""
    rows = db.session.execute(
        select(GroupMember.group_id, func.count()).group_by(GroupMember.group_id)
    )
    return {row[0]: row[1] for row in rows}
