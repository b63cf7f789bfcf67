"""The file itself, sealed piece by piece: it lies nowhere in the clear, not even for a moment."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import func, select

from bitloot.core.broken import Broken, BrokenError
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import SealBrokenError, WrappedKey
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.stock.importing.models import ImportPiece, ImportState, StockImport

CHANGED = "Its file was changed since it was sent, or a part of it is gone: send it again."
_SEND_AGAIN = "Find out who changed it, then send the file again."
LARGEST_PIECE = 512 * 1024
LARGEST_FILE = 256 * 1024 * 1024


def binding(import_id: UUID, position: int) -> bytes:
    """What a piece's data key is bound to."""
    return f"bitloot-import-v1|{import_id}|{position}".encode()


def put(found: StockImport, position: int, raw: bytes) -> None:
    """Keep the piece at this position; sent again it replaces itself. The import is locked."""
    if found.state is not ImportState.UPLOADING:
        raise ConflictError("This import has its file already.")
    if not 1 <= len(raw) <= LARGEST_PIECE:
        raise invalid("piece", f"A piece has 1 to {LARGEST_PIECE} bytes.")
    before = db.session.get(ImportPiece, (found.id, position))
    if found.size + len(raw) - (before.size if before else 0) > LARGEST_FILE:
        raise invalid("piece", f"At most {LARGEST_FILE // 1024 // 1024} MB at once: divide it.")
    sealed = seal(get_key_ring(), raw, binding(found.id, position))
    piece = before or ImportPiece(import_id=found.id, position=position)
    found.size += len(raw) - (before.size if before else 0)
    piece.size = len(raw)
    piece.ciphertext, piece.iv = sealed.ciphertext, sealed.iv
    piece.key_id, piece.wrapped_key = sealed.wrapped_key.key_id, sealed.wrapped_key.wrapped
    db.session.add(piece)
    db.session.flush()


def check_whole(import_id: UUID) -> None:
    """Raises InvalidError when a piece is missing, or all are."""
    query = select(func.count(), func.max(ImportPiece.position))
    count, last = db.session.execute(query.where(ImportPiece.import_id == import_id)).one()
    if not count:
        raise invalid("keys", "There is no key in it.")
    if last + 1 != count:
        raise invalid("piece", f"{last + 1 - count} of {last + 1} pieces are missing.")


def opened(import_id: UUID) -> Iterator[bytes]:
    """The file's bytes, one piece in memory at a time. Raises BrokenError, to be reported."""
    position, read = 0, 0
    while (piece := _piece(import_id, position)) is not None:
        try:
            content = open_piece(piece)
        except SealBrokenError as error:
            raise _broken(import_id, f"piece {position + 1} of its file: {error}") from None
        db.session.expunge(piece)
        yield content
        position, read = position + 1, read + len(content)
    if read != db.session.scalar(select(StockImport.size).where(StockImport.id == import_id)):
        raise _broken(import_id, "a piece of its file is gone")


def _piece(import_id: UUID, position: int) -> ImportPiece | None:
    query = select(ImportPiece).where(
        ImportPiece.import_id == import_id, ImportPiece.position == position
    )
    return db.session.scalar(query)


def _broken(import_id: UUID, what: str) -> BrokenError:
    return BrokenError([Broken(("stock_import", import_id), None, what, _SEND_AGAIN)])


def open_piece(piece: ImportPiece) -> bytes:
    """Its bytes. Raises SealBrokenError."""
    envelope = Envelope(
        piece.ciphertext,
        piece.iv,
        binding(piece.import_id, piece.position),
        WrappedKey(piece.key_id, piece.wrapped_key),
    )
    return unseal(get_key_ring(), envelope)
