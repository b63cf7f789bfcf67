"""What staff do with bundles."""

from collections.abc import Sequence
from uuid import UUID

from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.types import JsonObject
from bitloot.merchandising.bundles import FEWEST, MOST
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
from bitloot.merchandising.models import Bundle, BundleItem

_KIND = "bundle"
_FIELDS = ("description", "percent", "enabled", "below_cost_allowed", "starts_at", "ends_at")


def get(bundle_id: UUID) -> Bundle:
    """Raises NotFoundError."""
    bundle = db.session.get(Bundle, bundle_id)
    if bundle is None:
        raise NotFoundError("There is no such bundle.")
    return bundle


def create(
    values: Values, product_ids: Sequence[UUID], actor: Actor, *, reason: str | None = None
) -> Bundle:
    """Raises InvalidError naming the field."""
    given = values.get("slug")
    title = str(values["title"]).strip()
    slug = free_slug(Bundle.slug, None if given is None else str(given), title)
    bundle = Bundle(id=new_id(), slug=slug, title=title)
    for name in _FIELDS:
        if name in values:
            setattr(bundle, name, values[name])
    check_dates(bundle.starts_at, bundle.ends_at)
    db.session.add(bundle)
    _set_products(bundle, product_ids)
    after = {name: plain(value) for name, value in values.items()} | {
        "products": plain(product_ids)
    }
    told(bundle.id, Act(actor, "bundle.create", _KIND, reason), {}, after)
    return bundle


def edit(
    bundle_id: UUID,
    values: Values,
    product_ids: Sequence[UUID] | None,
    actor: Actor,
    *,
    reason: str | None = None,
) -> Bundle:
    """Change fields, and the products where they are given. Placed orders keep their price."""
    bundle, changes = get(bundle_id), dict(values)
    act = Act(actor, "bundle.edit", _KIND, reason)
    if "slug" in changes:
        changes["slug"] = free_slug(Bundle.slug, str(changes["slug"]), "", own=bundle.slug)
    check_dates(changes.get("starts_at", bundle.starts_at), changes.get("ends_at", bundle.ends_at))
    apply(bundle, bundle.id, changes, act)
    before = [each.product_id for each in bundle.items]
    if product_ids is not None and list(product_ids) != before:
        _set_products(bundle, product_ids)
        told(bundle.id, act, {"products": plain(before)}, {"products": plain(product_ids)})
    return bundle


def remove(bundle_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete it; orders that hold it keep their lines."""
    bundle = get(bundle_id)
    before: JsonObject = {"slug": bundle.slug, "title": bundle.title, "percent": bundle.percent}
    db.session.delete(bundle)
    told(bundle_id, Act(actor, "bundle.delete", _KIND, reason), before, {})


def _set_products(bundle: Bundle, product_ids: Sequence[UUID]) -> None:
    known_products(product_ids, "product_ids", least=FEWEST, most=MOST)
    bundle.items.clear()
    db.session.flush()
    bundle.items.extend(
        BundleItem(product_id=product_id, position=position)
        for position, product_id in enumerate(product_ids)
    )
    db.session.flush()
