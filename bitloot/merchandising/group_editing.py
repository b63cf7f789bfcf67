"""What staff do with groups. Membership is explicit and given as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, InvalidError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.types import Json, JsonObject
from bitloot.merchandising.changing import (
    Act,
    Values,
    apply,
    free_slug,
    known_products,
    one_at_a_time,
    told,
)
from bitloot.merchandising.models import GroupMember, ProductGroup

MOST_MEMBERS = 30
_KIND = "group"


@dataclass(frozen=True, slots=True)
class Membership:
    """One product and what the chooser calls it."""

    product_id: UUID
    label: str


def get(group_id: UUID) -> ProductGroup:
    """Raises NotFoundError."""
    group = db.session.get(ProductGroup, group_id)
    if group is None:
        raise NotFoundError("There is no such group.")
    return group


def create(
    values: Values, members: Sequence[Membership], actor: Actor, *, reason: str | None = None
) -> ProductGroup:
    """Raises InvalidError naming the field, ConflictError for a product of another group."""
    given = values.get("slug")
    title = str(values["title"]).strip()
    slug = free_slug(ProductGroup.slug, None if given is None else str(given), title)
    group = ProductGroup(
        id=new_id(),
        slug=slug,
        title=title,
        description=str(values.get("description", "")),
        published=bool(values.get("published", True)),
    )
    db.session.add(group)
    db.session.flush()
    _set_members(group, members)
    act = Act(actor, "group.create", _KIND, reason)
    told(group.id, act, {}, {"slug": slug, "title": title, "members": _plain(members)})
    return group


def edit(
    group_id: UUID,
    values: Values,
    members: Sequence[Membership] | None,
    actor: Actor,
    *,
    reason: str | None = None,
) -> ProductGroup:
    """Change fields, and the members where they are given."""
    group, changes = get(group_id), dict(values)
    act = Act(actor, "group.edit", _KIND, reason)
    if "slug" in changes:
        changes["slug"] = free_slug(ProductGroup.slug, str(changes["slug"]), "", own=group.slug)
    apply(group, group.id, changes, act)
    if members is not None:
        before = [Membership(each.product_id, each.label) for each in group.members]
        if list(members) != before:
            _set_members(group, members)
            told(group.id, act, {"members": _plain(before)}, {"members": _plain(members)})
    return group


def remove(group_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete it; its products stay, each a card of its own."""
    group = get(group_id)
    before: JsonObject = {"slug": group.slug, "title": group.title}
    db.session.delete(group)
    told(group_id, Act(actor, "group.delete", _KIND, reason), before, {})


def _set_members(group: ProductGroup, members: Sequence[Membership]) -> None:
    ids = [each.product_id for each in members]
    known_products(ids, "members", least=0, most=MOST_MEMBERS)
    labels = [each.label.strip().casefold() for each in members]
    for index, label in enumerate(labels):
        if not label or label in labels[:index]:
            field = f"members.{index}.label"
            raise InvalidError("Each variant needs a label of its own.", errors={field: ["Taken."]})
    one_at_a_time("group.members")
    elsewhere = db.session.scalar(
        select(GroupMember.product_id).where(
            GroupMember.product_id.in_(ids), GroupMember.group_id != group.id
        )
    )
    if elsewhere is not None:
        index = ids.index(elsewhere)
        raise ConflictError(
            "This product is in another group.", errors={f"members.{index}": ["In another group."]}
        )
    group.members.clear()
    db.session.flush()
    group.members.extend(
        GroupMember(product_id=each.product_id, label=each.label.strip(), position=position)
        for position, each in enumerate(members)
    )
    db.session.flush()


def _plain(members: Sequence[Membership]) -> list[Json]:
    return [f"{each.label}: {each.product_id}" for each in members]
