"""Keys come in: duplicates are told by fingerprint, nothing is kept in the clear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import Product, SourceType
from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.events import emit
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.stock.counting import recount
from bitloot.stock.events import StockImported
from bitloot.stock.models import StockBatch, StockItem, StockState
from bitloot.stock.sealing import seal_value
from bitloot.stock.wares import has_one_value

LONGEST_KEY = 4096
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of the values: `duplicates` were in the shop, or in the list, already."""

    batch_id: UUID
    imported: int
    duplicates: int


def add(
    product_id: UUID,
    values: Iterable[str | bytes],
    *,
    supplier: str,
    unit_cost: Money | None,
    expires_at: datetime | None,
    imported_by: str,
) -> ImportResult:
    """Seal and store new keys. Raises NotFoundError, ConflictError, or InvalidError on `keys`."""
    product = check_product(product_id)
    if not has_one_value(product.delivery_type):
        raise ConflictError("An item of this product has several fields: import them as a table.")
    keys = [_clean(value, number) for number, value in enumerate(values, 1)]
    if not keys:
        raise invalid("keys", "There is no key in it.")
    ring = get_key_ring()
    fresh = {ring.fingerprint(key): key for key in keys}
    batch = StockBatch(
        id=new_id(),
        product_id=product_id,
        supplier=supplier,
        unit_cost=unit_cost,
        imported_by=imported_by,
        imported=0,
        duplicates=0,
        expires_at=expires_at,
        note="",
    )
    db.session.add(batch)
    db.session.flush()
    prints = list(fresh)
    for start in range(0, len(prints), _AT_ONCE):
        some = prints[start : start + _AT_ONCE]
        new = _unknown(some)
        batch.imported += _store(batch, {mark: fresh[mark] for mark in new}, expires_at)
    batch.duplicates = len(keys) - batch.imported
    db.session.flush()
    recount(product_id)
    emit(StockImported(batch.id))
    return ImportResult(batch.id, batch.imported, batch.duplicates)


def check_product(product_id: UUID) -> Product:
    """It has, or may have, stock of our own. Raises NotFoundError, ConflictError."""
    product = db.session.get(Product, product_id)
    if product is None:
        raise NotFoundError("There is no such product.")
    if product.source_type is not SourceType.CUSTOM:
        raise ConflictError("This product is bought from its provider; it has no stock of our own.")
    return product


def _clean(value: str | bytes, number: int) -> bytes:
    raw = value.strip().encode() if isinstance(value, str) else value.strip()
    if not raw:
        raise invalid("keys", f"Key {number} is empty.")
    if len(raw) > LONGEST_KEY:
        raise invalid("keys", f"Key {number} is longer than {LONGEST_KEY} bytes.")
    return raw


def _unknown(prints: Sequence[str]) -> list[str]:
    query = select(StockItem.fingerprint).where(StockItem.fingerprint.in_(prints))
    known = set(db.session.scalars(query))
    return [mark for mark in prints if mark not in known]


def _store(batch: StockBatch, keys: dict[str, bytes], expires_at: datetime | None) -> int:
    rows: list[dict[str, object]] = []
    for mark, key in keys.items():
        item_id = new_id()
        envelope = seal_value(batch.product_id, item_id, key)
        rows.append(
            {
                "id": item_id,
                "product_id": batch.product_id,
                "batch_id": batch.id,
                "state": StockState.AVAILABLE,
                "content_type": "text/plain",
                "fingerprint": mark,
                "ciphertext": envelope.ciphertext,
                "iv": envelope.iv,
                "key_id": envelope.wrapped_key.key_id,
                "wrapped_key": envelope.wrapped_key.wrapped,
                "expires_at": expires_at,
            }
        )
    if not rows:
        return 0
    # Somebody else may import the same key at this moment: theirs counts, ours is a duplicate.
    statement = insert(StockItem).on_conflict_do_nothing().returning(StockItem.id)
    return len(db.session.execute(statement, rows).all())
