"""All new keys of an import become stock in one transaction, or none does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.clock import utcnow
from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.core.failpoints import reach
from bitloot.core.ids import new_id
from bitloot.stock.counting import recount
from bitloot.stock.events import StockImported
from bitloot.stock.importing.models import OPEN, ImportState, StagedItem, StockImport
from bitloot.stock.importing.service import clear, get, slices
from bitloot.stock.models import StockBatch, StockItem, StockState

KEPT = timedelta(hours=24)
"""An import that nobody finishes is forgotten, file and all."""
MOVED_AT_ONCE = 20_000
_COPIED = (
    *("id", "content_type", "fingerprint", "ciphertext", "iv", "key_id", "wrapped_key"),
    "expires_at",
)


def take_in(import_id: UUID) -> Iterator[int]:
    """One transaction of the caller's; says now and then how many have been moved so far.

    A repeat finds it done. What came into the shop since the look counts as known.
    """
    found = get(import_id, lock=True)
    if found.state is not ImportState.IMPORTING:
        return
    if _under_a_lost_key(import_id):
        found.problem = "The master keys were changed since: upload the file again."
        clear(found, ImportState.REFUSED)
        return
    batch = StockBatch(
        id=new_id(),
        product_id=found.product_id,
        supplier=found.supplier,
        unit_cost=found.unit_cost,
        imported_by=found.imported_by,
        imported=0,
        duplicates=0,
        expires_at=found.expires_at,
        note=found.note,
    )
    db.session.add(batch)
    db.session.flush()
    moved = 0
    for these in slices(import_id, MOVED_AT_ONCE):
        some = _move(found, batch, these)
        moved += some.moved
        batch.imported += some.new
        reach("import_lines_taken_in")
        yield moved
    reach("import_batch_counted")
    batch.duplicates = found.lines - found.wrong - batch.imported
    found.known += found.fresh - batch.imported
    found.fresh, found.batch_id = batch.imported, batch.id
    db.session.flush()
    clear(found, ImportState.DONE)
    recount(found.product_id)
    emit(StockImported(batch.id))


def _under_a_lost_key(import_id: UUID) -> bool:
    lost = select(StagedItem.id).where(
        StagedItem.import_id == import_id, StagedItem.key_id.not_in(get_key_ring().ids)
    )
    return db.session.scalar(lost.limit(1)) is not None


@dataclass(frozen=True, slots=True)
class _Moved:
    """`new` of those that were moved were not in the shop."""

    moved: int
    new: int


def _move(found: StockImport, batch: StockBatch, these: ColumnElement[bool]) -> _Moved:
    """As many as one statement can take without coming near the longest that it may last.

    In the order of their fingerprints: the large unique index is then written page by page.
    """
    columns = [getattr(StagedItem, name) for name in _COPIED]
    taken = delete(StagedItem).where(these).returning(*columns).cte("taken")
    rows = select(
        *taken.c, literal(found.product_id), literal(batch.id), literal(StockState.AVAILABLE.value)
    )
    names = [*_COPIED, "product_id", "batch_id", "state"]
    statement = insert(StockItem).from_select(names, rows).on_conflict_do_nothing()
    new = statement.returning(StockItem.id).cte("new")
    counted = [select(func.count()).select_from(each).scalar_subquery() for each in (taken, new)]
    return _Moved(*db.session.execute(select(*counted)).one())


def forget_old() -> int:
    """Drop imports that were left lying; how many."""
    query = select(StockImport).where(
        StockImport.state.in_(OPEN), StockImport.created_at < utcnow() - KEPT
    )
    old = db.session.scalars(query.with_for_update(skip_locked=True)).all()
    for each in old:
        clear(each, ImportState.DROPPED)
    return len(old)
