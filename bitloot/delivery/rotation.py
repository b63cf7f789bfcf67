"""Rotating master keys: data keys are wrapped anew, sealed objects are never touched."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.accounts import totp
from bitloot.accounts.models import User
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.core.db import db
from bitloot.core.failpoints import reach
from bitloot.fulfillment.models import SHREDDED, Delivery
from bitloot.stock import sealing
from bitloot.stock.importing import pieces
from bitloot.stock.importing.models import ImportPiece, StagedItem, StockImport
from bitloot.stock.models import StockItem

_AT_ONCE = 200
_PIECES_AT_ONCE = 8  # they are half a megabyte each


@dataclass(frozen=True, slots=True)
class Further:
    """What another room has sealed: where its data keys' master key stands, and what is done to it.

    `rewrap` wraps up to 200 of them anew and says how many it did. `attempts` gives up to so many
    of those under one master key, at random, with the call that opens each: it raises
    SealBrokenError or a ProviderError, and shows nothing.
    """

    kind: str
    key_id: InstrumentedAttribute[str]
    rewrap: Callable[[], int]
    attempts: Callable[[str, int], Iterable[tuple[UUID, Callable[[], None]]]]


_FURTHER: list[Further] = []


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What still hangs on one master key."""

    key_id: str
    newest: bool
    on_ring: bool
    deliveries: int
    stock_items: int
    second_factors: int
    import_pieces: int
    staged_items: int
    further: int

    @property
    def total(self) -> int:
        """Data keys wrapped under it."""
        return (
            self.deliveries
            + self.stock_items
            + self.second_factors
            + self.import_pieces
            + self.staged_items
            + self.further
        )


def ring() -> list[KeyUse]:
    """Every master key on the ring, and any that is missing from it but still needed."""
    keys = get_key_ring()
    used = [_counts(column) for column in _COLUMNS]
    used.append(sum((Counter(_counts(each.key_id)) for each in _FURTHER), Counter[str]()))
    missing = sorted({key for counts in used for key in counts} - {*keys.ids, SHREDDED})
    return [
        KeyUse(
            key_id,
            key_id == keys.newest,
            key_id in keys.ids,
            *(counts.get(key_id, 0) for counts in used),
        )
        for key_id in [*keys.ids, *missing]
    ]


_KeyColumn: TypeAlias = "InstrumentedAttribute[str] | InstrumentedAttribute[str | None]"


_COLUMNS: tuple[_KeyColumn, ...] = (
    Delivery.key_id,
    StockItem.key_id,
    User.totp_key_id,
    ImportPiece.key_id,
    StagedItem.key_id,
)


def _counts(column: _KeyColumn) -> dict[str, int]:
    rows = db.session.execute(
        select(column, func.count()).where(column.is_not(None)).group_by(column)
    )
    return {str(key_id): count for key_id, count in rows}


def rewrap_some() -> int:
    """Wrap up to 200 data keys of each kind anew; 0 when none is left. The caller commits.

    Rows locked by others are passed over: the next round finds them. Raises SealBrokenError when
    an old master key is not on the ring.
    """
    further = sum(each.rewrap() for each in _FURTHER)
    imports = _import_pieces() + _staged_items()
    count = _deliveries() + _stock_items() + _second_factors() + imports + further
    reach("data_keys_rewrapped")
    return count


def left() -> int:
    """How many data keys are not under the newest master key, those in others' hands included."""
    return sum(use.total for use in ring() if not use.newest)


def of_other_rooms() -> Sequence[Further]:
    """What other rooms have sealed."""
    return tuple(_FURTHER)


def also(further: Further) -> None:
    """It is counted and wrapped anew with the rest; said as rooms are joined."""
    if further not in _FURTHER:
        _FURTHER.append(further)


def _rewrap(old: WrappedKey, context: bytes) -> WrappedKey:
    keys = get_key_ring()
    return keys.wrap(keys.unwrap(old, context), context)


def _deliveries() -> int:
    query = select(Delivery).where(Delivery.key_id.not_in((get_key_ring().newest, SHREDDED)))
    rows = db.session.scalars(query.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for row in rows:
        fresh = _rewrap(WrappedKey(row.key_id, row.wrapped_key), row.context)
        row.key_id, row.wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)


def _stock_items() -> int:
    query = select(StockItem).where(StockItem.key_id.not_in((get_key_ring().newest, SHREDDED)))
    rows = db.session.scalars(query.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for row in rows:
        context = sealing.binding(row.product_id, row.id)
        fresh = _rewrap(WrappedKey(row.key_id, row.wrapped_key), context)
        row.key_id, row.wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)


def _second_factors() -> int:
    query = select(User).where(
        User.totp_key_id != get_key_ring().newest, User.totp_wrapped_key.is_not(None)
    )
    rows = db.session.scalars(query.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for row in rows:
        if row.totp_key_id is None or row.totp_wrapped_key is None:
            continue
        fresh = _rewrap(WrappedKey(row.totp_key_id, row.totp_wrapped_key), totp.binding(row))
        row.totp_key_id, row.totp_wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)


def _import_pieces() -> int:
    query = select(ImportPiece).where(ImportPiece.key_id != get_key_ring().newest)
    rows = db.session.scalars(query.limit(_PIECES_AT_ONCE).with_for_update(skip_locked=True)).all()
    for row in rows:
        context = pieces.binding(row.import_id, row.position)
        fresh = _rewrap(WrappedKey(row.key_id, row.wrapped_key), context)
        row.key_id, row.wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)


def _staged_items() -> int:
    """Not those of an import that is being taken in: they are stock items in a moment."""
    query = (
        select(StagedItem, StockImport.product_id)
        .join(StockImport, StockImport.id == StagedItem.import_id)
        .where(StagedItem.key_id != get_key_ring().newest)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    rows = db.session.execute(query).all()
    for row, product_id in rows:
        context = sealing.binding(product_id, row.id)
        fresh = _rewrap(WrappedKey(row.key_id, row.wrapped_key), context)
        row.key_id, row.wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)
