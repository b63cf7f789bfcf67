"""A batch of the provider's products becomes rows: what is the same is not written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DataError, IntegrityError

from bitloot.catalog import offers, versions
from bitloot.catalog.models import PriceChange, Product, SourceType
from bitloot.catalog.normalizing import Row, digest, row_of
from bitloot.catalog.repricing.grouping import Groups, groups_of
from bitloot.catalog.repricing.holding import Jump, tell_of_jumps
from bitloot.catalog.repricing.syncing import Before, is_price_right, priced
from bitloot.catalog.slugs import provider_slugs
from bitloot.catalog.terms import Terms
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.providers.kinguin.products import Product as ProviderProduct

_OURS = frozenset({"id", "kinguin_id", "source_type", "slug", "published"})
"""Given when a product is made, and not changed by a sync."""


@dataclass(slots=True)
class Tally:
    """What became of a batch; `failures` are `(kinguin_id, reason)`."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: list[tuple[int | None, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known(Before):
    digest: str | None
    retired: bool


@dataclass(frozen=True, slots=True)
class _Written:
    id: UUID
    title: str
    cost: Money | None
    price: Money
    held_from: Money | None


def store(products: Sequence[ProviderProduct], terms: Terms, *, cause: str) -> Tally:
    """Write a batch in one statement a table; a product that the database refuses fails alone.

    `cause` stands beside price changes. The caller commits.
    """
    batch = list({product.kinguin_id: product for product in products}.values())
    try:
        with db.session.begin_nested():
            return _store(batch, terms, cause)
    except (DataError, IntegrityError) as error:
        if len(batch) == 1:
            reason = str(error.orig).partition("\n")[0][:200]
            return Tally(failures=[(batch[0].kinguin_id, reason)])
    total = Tally()
    for product in batch:
        one = store([product], terms, cause=cause)
        total.created += one.created
        total.updated += one.updated
        total.unchanged += one.unchanged
        total.failures += one.failures
    return total


def _store(batch: Sequence[ProviderProduct], terms: Terms, cause: str) -> Tally:
    known = _known(product.kinguin_id for product in batch)
    groups = groups_of([each.id for each in known.values()], terms.book)
    news = [product for product in batch if not _same(product, known, terms, groups)]
    tally = Tally(unchanged=len(batch) - len(news))
    if not news:
        return tally
    written = _write(news, known, terms, groups)
    for kinguin_id, now in written.items():
        before = known.get(kinguin_id)
        if before is None:
            tally.created += 1
        else:
            tally.updated += 1
        if before is None or (before.cost, before.price) != (now.cost, now.price):
            db.session.add(
                PriceChange(product_id=now.id, cost=now.cost, price=now.price, cause=cause)
            )
    tell_of_jumps(_jumps(known, written))
    offers.replace({written[p.kinguin_id].id: p.offers for p in news})
    versions.changed()
    return tally


def _known(kinguin_ids: Iterable[int]) -> dict[int, _Known]:
    """Locked in one order, so that two batches never wait for each other in a circle."""
    rows = db.session.execute(
        select(
            Product.kinguin_id,
            Product.id,
            Product.category,
            Product.platform,
            Product.stock,
            Product.cost,
            Product.price,
            Product.overrides,
            Product.cost_held_from,
            Product.provider_digest,
            Product.retired_at.is_not(None),
        )
        .where(Product.kinguin_id.in_(kinguin_ids))
        .order_by(Product.kinguin_id)
        .with_for_update()
    )
    return {row[0]: _Known(*row[1:]) for row in rows if row[0] is not None}


def _same(product: ProviderProduct, known: dict[int, _Known], terms: Terms, groups: Groups) -> bool:
    before = known.get(product.kinguin_id)
    return (
        before is not None
        and not before.retired
        and before.digest == digest(product)
        and is_price_right(before, terms.book, groups)
    )


def _write(
    news: Sequence[ProviderProduct], known: dict[int, _Known], terms: Terms, groups: Groups
) -> dict[int, _Written]:
    slugs = provider_slugs((p.kinguin_id, p.name) for p in news if p.kinguin_id not in known)
    rows: list[Row] = [
        priced(row_of(product), known.get(product.kinguin_id), terms, groups)
        | {
            "id": new_id(),
            "kinguin_id": product.kinguin_id,
            "source_type": SourceType.KINGUIN,
            # A known product keeps its own slug; this one is for the insert that will not happen.
            "slug": slugs.get(product.kinguin_id, f"product-{product.kinguin_id}"),
            "published": terms.auto_publish,
        }
        for product in news
    ]
    columns = [name for name in rows[0] if name not in _OURS]
    statement = insert(Product).values(rows)
    statement = statement.on_conflict_do_update(
        index_elements=[Product.kinguin_id],
        set_={
            **{name: _unless_overridden(name, statement.excluded[name]) for name in columns},
            "retired_at": None,
            "updated_at": func.clock_timestamp(),
        },
    )
    returned = db.session.execute(
        statement.returning(
            Product.kinguin_id,
            Product.id,
            Product.title,
            Product.cost,
            Product.price,
            Product.cost_held_from,
        )
    )
    return {row[0]: _Written(*row[1:]) for row in returned if row[0] is not None}


def _jumps(known: dict[int, _Known], written: dict[int, _Written]) -> list[Jump]:
    """Holds that have begun or ended."""
    return [
        Jump(now.id, now.title, now.cost, now.held_from)
        for kinguin_id, now in written.items()
        if (before := known.get(kinguin_id)) is not None
        and now.cost is not None
        and (before.held_from is None) is not (now.held_from is None)
    ]


def _unless_overridden(name: str, given: ColumnElement[object]) -> ColumnElement[object]:
    """What staff have edited stays as they left it."""
    column: ColumnElement[object] = Product.__table__.c[name]
    return case((literal(name) == func.any(Product.overrides), column), else_=given)
