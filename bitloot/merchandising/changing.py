"""What the acts of staff in this room share: fields set, and what changed told to the audit log."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.slugs import slugify
from bitloot.core.audit import Actor, audit
from bitloot.core.db import Model, db
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.types import Json, JsonObject

Values = Mapping[str, object]
_MOST_NUMBERED = 200


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what to which kind of thing, and why."""

    actor: Actor
    name: str
    kind: str
    reason: str | None = None


def apply(row: Model, key: object, values: Values, act: Act) -> None:
    """Set these columns, audit what changed, and let customers see it."""
    before: JsonObject = {}
    after: JsonObject = {}
    for name, value in values.items():
        old: object = getattr(row, name)
        if old != value:
            before[name], after[name] = plain(old), plain(value)
            setattr(row, name, value)
    if after:
        told(key, act, before, after)


def told(key: object, act: Act, before: JsonObject, after: JsonObject) -> None:
    """Audit an act, and let customers see it once it is committed."""
    audit(
        act.actor,
        act.name,
        (act.kind, key),
        reason=act.reason,
        before=before,
        after=after,
    )
    db.session.flush()
    versions.changed()


def one_at_a_time(what: str) -> None:
    """Until this transaction ends nobody else does `what`."""
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(what, 0))))


def plain(value: object) -> Json:
    """As the audit log holds it."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return str(value)


def known_products(ids: Sequence[UUID], field: str, *, least: int, most: int) -> None:
    """Raises InvalidError naming `field` unless these are so many different products of ours."""
    if not least <= len(ids) <= most:
        raise invalid(field, f"Between {least} and {most} products, please.")
    if len(set(ids)) < len(ids):
        raise invalid(field, "A product stands here twice.")
    found = set(db.session.scalars(select(Product.id).where(Product.id.in_(ids))))
    for index, product_id in enumerate(ids):
        if product_id not in found:
            name = f"{field}.{index}"
            raise InvalidError("There is no such product.", errors={name: ["Unknown."]})


def free_slug(
    column: InstrumentedAttribute[str], given: str | None, title: str, *, own: str | None = None
) -> str:
    """The slug asked for, or one made from the title. Raises InvalidError naming `slug`."""
    base = slugify(given if given is not None else title)
    if given is not None and not base:
        raise invalid("slug", "Letters from a to z and digits, please.")
    base = base or "untitled"
    if base == own:
        return base
    numbered = [base, *(f"{base}-{number}" for number in range(2, _MOST_NUMBERED))]
    used = _used(column, numbered)
    if given is not None and base in used:
        raise invalid("slug", "This slug is taken.")
    return next(slug for slug in numbered if slug not in used)


def _used(column: InstrumentedAttribute[str], slugs: Collection[str]) -> set[str]:
    return set(db.session.scalars(select(column).where(column.in_(slugs))))


def check_dates(starts_at: object, ends_at: object) -> None:
    """Raises InvalidError naming `ends_at`."""
    if not isinstance(starts_at, datetime) or not isinstance(ends_at, datetime):
        return  # one end is open
    if ends_at <= starts_at:
        raise invalid("ends_at", "It must end after it starts.")
