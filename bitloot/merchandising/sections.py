"""Featured sections: named rows of the home page, in order, each between its dates."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.types import JsonObject
from bitloot.merchandising.changing import (
    Act,
    Values,
    apply,
    check_dates,
    free_slug,
    known_products,
    plain,
    told,
)
from bitloot.merchandising.groups import is_listed
from bitloot.merchandising.models import Section, SectionItem
from bitloot.merchandising.windows import is_on

Document = dict[str, object]
MOST_SHOWN = 12
MOST_PRODUCTS = 60
_KIND = "section"
_FIELDS = ("subtitle", "position", "enabled", "starts_at", "ends_at")


def shown_sections() -> list[Document]:
    """Those that are on now and have something to show."""
    on_sale = (
        select(SectionItem.product_id)
        .join(Product, Product.id == SectionItem.product_id)
        .where(SectionItem.section_id == Section.id, listed())
    )
    rows = db.session.scalars(
        select(Section)
        .where(is_on(Section.enabled, Section.starts_at, Section.ends_at), on_sale.exists())
        .order_by(Section.position, Section.id)
        .limit(MOST_SHOWN)
    )
    return [
        {
            "slug": section.slug,
            "title": section.title,
            "subtitle": section.subtitle,
            "ends_at": section.ends_at,
            "products": [each.product for each in section.items if is_listed(each.product)],
        }
        for section in rows
    ]


def get(section_id: UUID) -> Section:
    """Raises NotFoundError."""
    section = db.session.get(Section, section_id)
    if section is None:
        raise NotFoundError("There is no such section.")
    return section


def create(
    values: Values, product_ids: Sequence[UUID], actor: Actor, *, reason: str | None = None
) -> Section:
    """Raises InvalidError naming the field."""
    given = values.get("slug")
    title = str(values["title"]).strip()
    slug = free_slug(Section.slug, None if given is None else str(given), title)
    section = Section(id=new_id(), slug=slug, title=title)
    for name in _FIELDS:
        if name in values:
            setattr(section, name, values[name])
    check_dates(section.starts_at, section.ends_at)
    db.session.add(section)
    _set_products(section, product_ids)
    after = {name: plain(value) for name, value in values.items()} | {
        "products": plain(product_ids)
    }
    told(section.id, Act(actor, "section.create", _KIND, reason), {}, after)
    return section


def edit(
    section_id: UUID,
    values: Values,
    product_ids: Sequence[UUID] | None,
    actor: Actor,
    *,
    reason: str | None = None,
) -> Section:
    """Change fields, and the products where they are given."""
    section, changes = get(section_id), dict(values)
    act = Act(actor, "section.edit", _KIND, reason)
    if "slug" in changes:
        changes["slug"] = free_slug(Section.slug, str(changes["slug"]), "", own=section.slug)
    check_dates(
        changes.get("starts_at", section.starts_at), changes.get("ends_at", section.ends_at)
    )
    apply(section, section.id, changes, act)
    before = [each.product_id for each in section.items]
    if product_ids is not None and list(product_ids) != before:
        _set_products(section, product_ids)
        told(section.id, act, {"products": plain(before)}, {"products": plain(product_ids)})
    return section


def remove(section_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete the row; its products stay."""
    section = get(section_id)
    before: JsonObject = {"slug": section.slug, "title": section.title}
    db.session.delete(section)
    told(section_id, Act(actor, "section.delete", _KIND, reason), before, {})


def _set_products(section: Section, product_ids: Sequence[UUID]) -> None:
    known_products(product_ids, "product_ids", least=0, most=MOST_PRODUCTS)
    section.items.clear()
    db.session.flush()
    section.items.extend(
        SectionItem(product_id=product_id, position=position)
        for position, product_id in enumerate(product_ids)
    )
    db.session.flush()
