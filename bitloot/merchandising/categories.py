"""Shelves: their names and order. Products name theirs by its slug."""

from uuid import UUID

from sqlalchemy import func, select

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.types import JsonObject
from bitloot.merchandising.changing import Act, Values, apply, free_slug, plain, told
from bitloot.merchandising.models import Category

Document = dict[str, object]
_KIND = "category"


def shown_categories() -> list[Document]:
    """Shelves with something on sale, in order, each with how much."""
    rows = db.session.execute(
        select(Product.category, func.count()).where(listed()).group_by(Product.category)
    )
    counts = {row[0]: row[1] for row in rows}
    return [
        {"slug": each.slug, "name": each.name, "count": counts[each.slug]}
        for each in all_categories()
        if each.slug in counts
    ]


def all_categories() -> list[Category]:
    """In their order."""
    return list(db.session.scalars(select(Category).order_by(Category.position, Category.name)))


def slugs() -> list[str]:
    """By which products name them."""
    return [each.slug for each in all_categories()]


def get(category_id: UUID) -> Category:
    """Raises NotFoundError."""
    category = db.session.get(Category, category_id)
    if category is None:
        raise NotFoundError("There is no such category.")
    return category


def create(values: Values, actor: Actor, *, reason: str | None = None) -> Category:
    """Raises InvalidError naming `slug`. Its slug never changes: products name it."""
    given = values.get("slug")
    name = str(values["name"]).strip()
    slug = free_slug(Category.slug, None if given is None else str(given), name)
    position = values.get("position", 0)
    category = Category(id=new_id(), slug=slug, name=name, position=position)
    db.session.add(category)
    db.session.flush()
    after: JsonObject = {"slug": slug, "name": name, "position": plain(position)}
    told(category.id, Act(actor, "category.create", _KIND, reason), {}, after)
    return category


def edit(category_id: UUID, values: Values, actor: Actor, *, reason: str | None = None) -> Category:
    """Rename or move it."""
    category = get(category_id)
    apply(category, category.id, values, Act(actor, "category.edit", _KIND, reason))
    return category


def remove(category_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Raises ConflictError while a product stands on it."""
    category = get(category_id)
    if db.session.scalar(select(Product.id).where(Product.category == category.slug).limit(1)):
        raise ConflictError("Products stand on this shelf.")
    before: JsonObject = {"slug": category.slug, "name": category.name}
    db.session.delete(category)
    told(category_id, Act(actor, "category.delete", _KIND, reason), before, {})
