"""Taking keys out of sale, by batch or one by one: for a while (quarantine) or for good (void)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.events import emit
from bitloot.core.types import JsonList, JsonObject
from bitloot.stock.counting import recount, sellable
from bitloot.stock.events import StockImported
from bitloot.stock.models import StockBatch, StockItem, StockState

MOST_AT_ONCE = 1000


class Act(StrEnum):
    """What is done with them."""

    QUARANTINE = "quarantine"
    RELEASE = "release"
    VOID = "void"


_FROM: Mapping[Act, tuple[StockState, ...]] = {
    Act.QUARANTINE: (StockState.AVAILABLE,),
    Act.RELEASE: (StockState.QUARANTINED,),
    Act.VOID: (StockState.AVAILABLE, StockState.QUARANTINED, StockState.EXPIRED),
}
_TO: Mapping[Act, StockState] = {
    Act.QUARANTINE: StockState.QUARANTINED,
    Act.RELEASE: StockState.AVAILABLE,
    Act.VOID: StockState.INVALID,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A whole batch, or single items of a product."""

    product_id: UUID
    batch_id: UUID | None = None
    item_ids: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an act would do. `held` of those it changes are promised to orders that still wait.

    `sold` and `other` stay as they are.
    """

    changed: int
    held: int
    sold: int
    other: int


def foresee(act: Act, chosen: Chosen) -> Foreseen:
    """The dry run. Raises NotFoundError, InvalidError."""
    _check(chosen)
    changes = StockItem.state.in_(_FROM[act])
    held = and_(changes, StockItem.held_until > func.clock_timestamp())
    query = select(
        func.count().filter(changes),
        func.count().filter(held),
        func.count().filter(StockItem.state == StockState.SOLD),
        func.count().filter(StockItem.state != StockState.SOLD, ~changes),
    ).where(_those(chosen))
    return Foreseen(*db.session.execute(query).one())


def perform(
    act: Act, chosen: Chosen, actor: Actor, *, reason: str, expected: int | None = None
) -> int:
    """Do it; how many were changed. Holds on them end: their orders take others, or wait for staff.

    Raises ConflictError when it is not `expected` that change, and then changes nothing.
    """
    _check(chosen)
    rows = db.session.execute(
        update(StockItem)
        .where(_those(chosen), StockItem.state.in_(_FROM[act]))
        .values(state=_TO[act], held_for=None, held_until=None)
        .returning(StockItem.batch_id)
        .execution_options(synchronize_session=False)
    ).all()
    if expected is not None and len(rows) != expected:
        raise ConflictError(f"It would be {len(rows):,} by now, not {expected:,}: look again.")
    if not rows:
        raise ConflictError("None of them can be changed like this.")
    recount(chosen.product_id)
    target = ("stock_batch", chosen.batch_id) if chosen.batch_id else ("product", chosen.product_id)
    items: JsonList = [str(each) for each in chosen.item_ids]
    after: JsonObject = {"changed": len(rows), "items": items}
    audit(actor, f"stock.{act.value}", target, reason=reason, after=after)
    for batch_id in sorted({batch_id for (batch_id,) in rows}):
        emit(StockImported(batch_id))  # the books follow what a batch has lost
    return len(rows)


def _check(chosen: Chosen) -> None:
    if chosen.batch_id is None:
        if not 1 <= len(chosen.item_ids) <= MOST_AT_ONCE:
            raise invalid("items", f"Choose 1 to {MOST_AT_ONCE:,} keys.")
        return
    batch = db.session.get(StockBatch, chosen.batch_id)
    if batch is None or batch.product_id != chosen.product_id:
        raise NotFoundError("There is no such batch.")


def _those(chosen: Chosen) -> ColumnElement[bool]:
    which: ColumnElement[bool] = (
        StockItem.id.in_(chosen.item_ids)
        if chosen.batch_id is None
        else StockItem.batch_id == chosen.batch_id
    )
    return and_(StockItem.product_id == chosen.product_id, which)


def by_batch(product_id: UUID) -> dict[UUID, tuple[int, int, int, int]]:
    """Of each batch: free or held, in quarantine, sold, lost (expired or void)."""
    lost = (StockState.EXPIRED, StockState.INVALID)
    available = StockItem.state == StockState.AVAILABLE
    too_old = and_(available, StockItem.expires_at <= func.clock_timestamp())
    query = (
        select(
            StockItem.batch_id,
            func.count().filter(sellable()),
            func.count().filter(StockItem.state == StockState.QUARANTINED),
            func.count().filter(StockItem.state == StockState.SOLD),
            func.count().filter(or_(StockItem.state.in_(lost), too_old)),
        )
        .where(StockItem.product_id == product_id)
        .group_by(StockItem.batch_id)
    )
    return {
        batch_id: (left, apart, sold, gone)
        for batch_id, left, apart, sold, gone in db.session.execute(query)
    }
