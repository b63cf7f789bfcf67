"""All new keys of an import become stock in one transaction, or none does."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.clock import utcnow
from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.core.ids import new_id
from bitloot.stock.counting import recount
from bitloot.stock.events import StockImported
from bitloot.stock.importing.models import OPEN, ImportState, StagedItem, StockImport
from bitloot.stock.importing.service import clear, get
from bitloot.stock.models import StockBatch, StockItem, StockState

KEPT = timedelta(hours=24)
"""An import that nobody finishes is forgotten, file and all."""
_COPIED = ("id", "content_type", "fingerprint", "ciphertext", "iv", "key_id", "wrapped_key")


def take_in(import_id: UUID) -> None:
    """A repeat finds it done. What came into the shop since the look counts as known."""
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
    batch.imported = _copy(found, batch)
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


def _copy(found: StockImport, batch: StockBatch) -> int:
    columns = [getattr(StagedItem, name) for name in _COPIED]
    rows = select(
        *columns,
        StagedItem.expires_at,
        literal(found.product_id),
        literal(batch.id),
        literal(StockState.AVAILABLE.value),
    ).where(StagedItem.import_id == found.id)
    names = [*_COPIED, "expires_at", "product_id", "batch_id", "state"]
    statement = insert(StockItem).from_select(names, rows).on_conflict_do_nothing()
    new = statement.returning(StockItem.id).cte("new")
    return db.session.scalar(select(func.count()).select_from(new)) or 0


def forget_old() -> int:
    """Drop imports that were left lying; how many."""
    query = select(StockImport).where(
        StockImport.state.in_(OPEN), StockImport.created_at < utcnow() - KEPT
    )
    old = db.session.scalars(query.with_for_update(skip_locked=True)).all()
    for each in old:
        clear(each, ImportState.DROPPED)
    return len(old)
