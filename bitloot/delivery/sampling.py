"""Opens a sample of every epoch (what one master key wraps), to know that it can be opened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select

from bitloot.accounts import totp
from bitloot.accounts.models import User
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, unseal
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.core.crypto.master import SealBrokenError
from bitloot.core.db import db
from bitloot.core.http.errors import ProviderError
from bitloot.delivery.rotation import of_other_rooms, ring
from bitloot.fulfillment.models import Delivery
from bitloot.providers.objects import get_objects
from bitloot.stock.importing.models import ImportPiece, StagedItem, StockImport
from bitloot.stock.importing.pieces import open_piece
from bitloot.stock.models import StockItem
from bitloot.stock.sealing import binding, open_item

_Row = TypeVar("_Row", Delivery, StockItem, User, ImportPiece, StagedItem)


@dataclass(frozen=True, slots=True)
class Sample:
    """What became of one thing that was tried; `problem` is None when it opened."""

    key_id: str
    kind: str
    id: UUID
    problem: str | None


def samples(most: int) -> Iterator[Sample]:
    """Up to `most` of each kind under each master key, chosen at random. Nothing is shown."""
    for key_id in (use.key_id for use in ring()):
        deliveries = select(Delivery).where(Delivery.key_id == key_id)
        yield from _tried(deliveries, "delivery", _open_delivery, key_id, most)
        items = select(StockItem).where(StockItem.key_id == key_id)
        yield from _tried(items, "stock item", _open_item, key_id, most)
        staff = select(User).where(User.totp_key_id == key_id)
        yield from _tried(staff, "second factor", _open_secret, key_id, most)
        pieces = select(ImportPiece).where(ImportPiece.key_id == key_id)
        yield from _tried(pieces, "import piece", _open_piece, key_id, most)
        staged = select(StagedItem).where(StagedItem.key_id == key_id)
        yield from _tried(staged, "staged item", _open_staged, key_id, most)
        for other in of_other_rooms():
            for row_id, attempt in other.attempts(key_id, most):
                yield _sample(key_id, other.kind, row_id, attempt)


def _tried(
    wanted: Select[_Row], kind: str, attempt: Callable[[_Row], None], key_id: str, most: int
) -> Iterator[Sample]:
    for row in db.session.scalars(wanted.order_by(func.random()).limit(most)).all():
        yield _sample(key_id, kind, _id(row), partial(attempt, row))


def _sample(key_id: str, kind: str, row_id: UUID, attempt: Callable[[], None]) -> Sample:
    try:
        attempt()
    except (SealBrokenError, ProviderError) as error:
        return Sample(key_id, kind, row_id, str(error))
    return Sample(key_id, kind, row_id, None)


def _id(row: Delivery | StockItem | User | ImportPiece | StagedItem) -> UUID:
    return row.import_id if isinstance(row, ImportPiece) else row.id


def _open_delivery(row: Delivery) -> None:
    sealed = get_objects().get(row.object_key)
    if sealed is None:
        raise SealBrokenError("the sealed object is gone")
    wrapped = WrappedKey(row.key_id, row.wrapped_key)
    unseal(get_key_ring(), Envelope(sealed, row.iv, row.aad, wrapped, row.digest))


def _open_item(row: StockItem) -> None:
    open_item(row)


def _open_secret(row: User) -> None:
    totp.reveal_secret(row)


def _open_piece(row: ImportPiece) -> None:
    open_piece(row)


def _open_staged(row: StagedItem) -> None:
    product_id = db.session.get_one(StockImport, row.import_id).product_id
    wrapped = WrappedKey(row.key_id, row.wrapped_key)
    unseal(get_key_ring(), Envelope(row.ciphertext, row.iv, binding(product_id, row.id), wrapped))
