"""Groups that titles suggest: editions of one game, for one platform and region."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.merchandising.group_editing import MOST_MEMBERS, Membership, create
from bitloot.merchandising.models import GroupMember, ProductGroup, TitleFamily
from bitloot.merchandising.titles import STANDARD, read

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Products that look like variants; `key` names them until one of them changes."""

    key: str
    title: str
    platform: str | None
    region: str | None
    members: list[Membership]


def suggestions(most: int = 50) -> list[Suggestion]:
    """Best sellers first; none whose products are in a group already.

    Of several editions at least one is not the plain one: only the games that have such a one are
    put together, which few of a large catalogue have.
    """
    edited = select(TitleFamily.family).where(
        TitleFamily.edition != STANDARD, _ungrouped(TitleFamily.product_id)
    )
    rows = db.session.execute(
        _families()
        .where(TitleFamily.family.in_(edited))
        .having(func.count(func.distinct(TitleFamily.edition)) > 1)
        .order_by(func.sum(Product.sales_count).desc(), TitleFamily.family)
        .limit(min(most, MOST_SHOWN))
    )
    found = [_suggested(*row) for row in rows]
    return [each for each in found if len(each.members) > 1]


def accept(key: str, actor: Actor, *, reason: str | None = None) -> ProductGroup:
    """Make a suggestion a group. Raises NotFoundError when it no longer stands."""
    family, _, rest = key.partition("|")
    platform, _, region = rest.partition("|")
    row = db.session.execute(
        _families().where(
            TitleFamily.family == family.replace("\x00", ""),
            func.coalesce(Product.platform, "") == platform.replace("\x00", ""),
            func.coalesce(Product.region, "") == region.replace("\x00", ""),
        )
    ).first()
    suggested = None if row is None else _suggested(*row)
    if suggested is None or len(suggested.members) <= 1:
        raise NotFoundError("This suggestion no longer stands.")
    return create({"title": suggested.title}, suggested.members, actor, reason=reason)


def _families() -> Select[str, str | None, str | None, Sequence[UUID], Sequence[str]]:
    return (
        select(
            TitleFamily.family,
            Product.platform,
            Product.region,
            func.array_agg(Product.id),
            func.array_agg(TitleFamily.title),
        )
        .join(Product, Product.id == TitleFamily.product_id)
        .where(listed(), _ungrouped(Product.id))
        .group_by(TitleFamily.family, Product.platform, Product.region)
    )


def _ungrouped(product_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    return ~select(GroupMember.product_id).where(GroupMember.product_id == product_id).exists()


def _suggested(
    family: str,
    platform: str | None,
    region: str | None,
    ids: Sequence[UUID],
    titles: Sequence[str],
) -> Suggestion:
    """One product an edition; the plain one first, then as titles go."""
    members: dict[str, Membership] = {}
    ordered = sorted(zip(titles, ids, strict=True), key=lambda each: (len(each[0]), each[0]))
    for title, product_id in ordered:
        label = read(title).edition.removesuffix(" Edition")
        members.setdefault(label.casefold(), Membership(product_id, label))
    plain = members.pop(STANDARD.removesuffix(" Edition").casefold(), None)
    chosen = ([plain] if plain else []) + list(members.values())
    name = _name_of(ordered[0][0])
    return Suggestion(
        f"{family}|{platform or ''}|{region or ''}",
        name,
        platform,
        region,
        chosen[:MOST_MEMBERS],
    )


def _name_of(title: str) -> str:
    """The game's name as the shortest title writes it."""
    family = read(title).family
    for end in range(len(title), 0, -1):
        if read(title[:end]).family == family and read(title[:end]).edition == STANDARD:
            shortest = title[:end].rstrip(" -:,(")
            if len(shortest.split()) <= len(family.split()):
                return shortest
    return family.title()
