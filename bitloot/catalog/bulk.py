"""One act on many products: looked at first, then done in one statement, each one audited."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, true, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product, SourceType
from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.db import db
from bitloot.core.errors import invalid

MOST = 10_000
"""More at once would hold their rows for too long: narrow the filter."""
_NAMED = 20


class Act(StrEnum):
    """What can be done with many at once."""

    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    FEATURE = "feature"
    UNFEATURE = "unfeature"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A product that cannot be changed so."""

    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Of `chosen` products so many change, are that way already, or cannot; the latter named."""

    chosen: int
    changing: int
    unchanged: int
    refused: int
    refusals: Sequence[Refusal] = field(default_factory=tuple)


_GONE = and_(Product.retired_at.is_not(None), Product.source_type == SourceType.KINGUIN)
_NAMELESS = func.btrim(Product.title) == ""
_SHOWN = and_(Product.published, Product.retired_at.is_(None))
_ALREADY: dict[Act, ColumnElement[bool]] = {
    Act.PUBLISH: _SHOWN,
    Act.UNPUBLISH: ~Product.published,
    Act.FEATURE: Product.featured.is_(True),
    Act.UNFEATURE: ~Product.featured,
}
_VALUES: dict[Act, dict[str, object]] = {
    Act.PUBLISH: {"published": True, "retired_at": None},
    Act.UNPUBLISH: {"published": False},
    Act.FEATURE: {"featured": True},
    Act.UNFEATURE: {"featured": False},
}


def these(ids: Collection[UUID]) -> Select[Product]:
    """A selection by ids. Raises InvalidError for none or too many."""
    if not 1 <= len(ids) <= MOST:
        raise invalid("ids", f"Between 1 and {MOST:,} products at once.")
    return select(Product).where(Product.id.in_(ids))


def foresee(act: Act, chosen: Select[Product]) -> Foreseen:
    """What the act would do. Raises InvalidError where the selection is too large."""
    already, refused = _ALREADY[act], _refused(act)
    counts = select(
        func.count(),
        func.count().filter(~already, ~refused),
        func.count().filter(already),
        func.count().filter(~already, refused),
    )
    inner = chosen.with_only_columns(Product.id).order_by(None)
    total, changing, same, cannot = db.session.execute(counts.where(Product.id.in_(inner))).one()
    if total > MOST:
        raise invalid("ids", f"{total:,} products are chosen; {MOST:,} is the most at once.")
    named = (
        chosen.where(~already, refused)
        .with_only_columns(Product.id, Product.title)
        .order_by(None)
        .order_by(Product.title, Product.id)
        .limit(_NAMED)
    )
    refusals = tuple(Refusal(row[0], row[1]) for row in db.session.execute(named)) if cannot else ()
    return Foreseen(total, changing, same, cannot, refusals)


def perform(
    act: Act, chosen: Select[Product], actor: Actor, *, reason: str | None = None
) -> Foreseen:
    """Do it to those that may change; what it did, as `foresee` would have said it."""
    foreseen = foresee(act, chosen)
    inner = chosen.with_only_columns(Product.id).order_by(None)
    changed = db.session.scalars(
        update(Product)
        .where(Product.id.in_(inner), ~_ALREADY[act], ~_refused(act))
        .values(**_VALUES[act])
        .returning(Product.id)
        .execution_options(synchronize_session=False)
    ).all()
    db.session.expire_all()
    if changed:
        _audit(act, changed, actor, reason)
        versions.changed()
    return Foreseen(
        foreseen.chosen,
        len(changed),
        foreseen.chosen - foreseen.refused - len(changed),
        foreseen.refused,
        foreseen.refusals,
    )


def _refused(act: Act) -> ColumnElement[bool]:
    """What the provider no longer has, or has no title, is not published."""
    return or_(_GONE, _NAMELESS) if act is Act.PUBLISH else ~true()


def _audit(act: Act, changed: Sequence[UUID], actor: Actor, reason: str | None) -> None:
    name = "featured" if act in {Act.FEATURE, Act.UNFEATURE} else "published"
    after = _VALUES[act][name]
    common = {
        "actor": actor.label,
        "actor_id": actor.user_id,
        "action": f"product.{act.value}",
        "object_kind": "product",
        "reason": reason,
        "before": {name: not after},
        "after": {name: after},
        "ip": actor.ip,
        "user_agent": actor.user_agent,
    }
    db.session.execute(insert(AuditEntry), [{**common, "object_id": str(each)} for each in changed])
