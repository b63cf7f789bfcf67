"""An import from its beginning to the moment staff say yes or no."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, select

from bitloot.catalog.models import Product
from bitloot.core.audit import Actor, audit
from bitloot.core.broken import BrokenError, report
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, InvalidError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import NORMAL
from bitloot.core.money import Money
from bitloot.stock.entering import check_product
from bitloot.stock.importing.decoding import encoding_of, lines_of
from bitloot.stock.importing.layout import Layout, checked, guess
from bitloot.stock.importing.models import (
    OPEN,
    ImportPiece,
    ImportState,
    StagedItem,
    StockImport,
)
from bitloot.stock.importing.pieces import CHANGED, LARGEST_PIECE, check_whole, opened, put
from bitloot.stock.rules import parts_of_product
from bitloot.stock.wares import Part

CHECK, TAKE_IN = "stock.check_import", "stock.take_in"
"""Jobs: payload `import_id`."""

_UNSTAGED_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class About:
    """What staff say of the keys: whose they are, what one cost, when all of them expire."""

    name: str = ""
    supplier: str = ""
    unit_cost: Money | None = None
    expires_at: datetime | None = None
    note: str = ""


def begin(product_id: UUID, about: About, actor: Actor) -> StockImport:
    """An empty import, to be filled piece by piece. NotFoundError, ConflictError, InvalidError."""
    parts_of_product(check_product(product_id))
    found = StockImport(
        id=new_id(),
        product_id=product_id,
        name=about.name,
        supplier=about.supplier,
        unit_cost=about.unit_cost,
        expires_at=about.expires_at,
        note=about.note,
        imported_by=actor.label,
    )
    db.session.add(found)
    db.session.flush()
    return found


def get(import_id: UUID, *, lock: bool = False) -> StockImport:
    """Raises NotFoundError."""
    found = db.session.get(StockImport, import_id, with_for_update=lock, populate_existing=lock)
    if found is None:
        raise NotFoundError("There is no such import.")
    return found


def fill(import_id: UUID, position: int, raw: bytes) -> StockImport:
    """Keep one piece of the file, sealed."""
    found = get(import_id, lock=True)
    put(found, position, raw)
    return found


def paste(found: StockImport, text: str) -> None:
    """Keep what was pasted."""
    raw = text.encode()
    for position, start in enumerate(range(0, len(raw), LARGEST_PIECE)):
        put(found, position, raw[start : start + LARGEST_PIECE])


def parts(found: StockImport) -> list[Part]:
    """The fields of its product."""
    return parts_of_product(db.session.get_one(Product, found.product_id))


def complete(import_id: UUID) -> StockImport:
    """Every piece is here: guess how the file is laid out, and have it looked through."""
    found = get(import_id, lock=True)
    if found.state is not ImportState.UPLOADING:
        raise ConflictError("This import has its file already.")
    check_whole(import_id)
    try:
        found.encoding = encoding_of(lambda: opened(import_id))
        guessed = guess(_lines(found), parts(found))
        _lay_out(found, checked(guessed, parts(found)))
    except (InvalidError, BrokenError) as error:
        refuse(found, error)
    return found


def refuse(found: StockImport, error: InvalidError | BrokenError) -> None:
    """It cannot be imported; a file that was tampered with is reported to staff."""
    found.state, found.problem = ImportState.REFUSED, error.detail
    if isinstance(error, BrokenError):
        found.problem = CHANGED
        for each in error.broken:
            report(each)


def lay_out(import_id: UUID, layout: Layout) -> StockImport:
    """Look it through again, with other columns."""
    found = get(import_id, lock=True)
    if found.state not in (ImportState.READY, ImportState.REFUSED) or not found.encoding:
        raise ConflictError("Its columns cannot be changed now.")
    _lay_out(found, checked(layout, parts(found)))
    return found


def _lay_out(found: StockImport, layout: Layout) -> None:
    found.delimiter, found.header = layout.delimiter, layout.header
    found.columns = list(layout.columns)
    found.state, found.problem = ImportState.CHECKING, None
    found.round += 1
    key = str(found.id)
    enqueue(CHECK, {"import_id": key}, key=f"{key}:{found.round}", priority=NORMAL)


def layout_of(found: StockImport) -> Layout:
    """As it is stored."""
    columns = tuple(None if each is None else str(each) for each in found.columns)
    return Layout(found.delimiter, found.header, columns)


def _lines(found: StockImport) -> Iterable[str]:
    return lines_of(opened(found.id), found.encoding)


def accept(import_id: UUID, actor: Actor, *, without_wrong: bool, reason: str) -> StockImport:
    """Import all new keys, in one step, by a job. Raises ConflictError.

    Lines that cannot be used forbid it, unless `without_wrong` says to leave them out.
    """
    found = get(import_id, lock=True)
    if found.state is not ImportState.READY:
        raise ConflictError(f"This import is {found.state.value}; it cannot be imported.")
    if found.wrong and not without_wrong:
        raise ConflictError(
            f"{found.wrong:,} lines cannot be used: mend the file, or leave them out on purpose."
        )
    if not found.fresh:
        raise ConflictError("There is no new key in it.")
    found.state = ImportState.IMPORTING
    key = str(found.id)
    enqueue(TAKE_IN, {"import_id": key}, key=key, priority=NORMAL)
    audit(
        actor,
        "stock.import",
        ("product", found.product_id),
        reason=reason,
        after={
            "import": key,
            "new": found.fresh,
            "duplicates": found.twice + found.known,
            "left_out": found.wrong,
        },
    )
    return found


def drop(import_id: UUID, actor: Actor, *, reason: str) -> StockImport:
    """Forget it, and every byte of its file."""
    found = get(import_id, lock=True)
    if found.state not in OPEN:
        raise ConflictError(f"This import is {found.state.value}; it cannot be dropped.")
    clear(found, ImportState.DROPPED)
    audit(actor, "stock.import_drop", ("product", found.product_id), reason=reason)
    return found


def clear(found: StockImport, state: ImportState) -> None:
    """It is over: what was sealed for it goes."""
    unstage(found.id)
    db.session.execute(delete(ImportPiece).where(ImportPiece.import_id == found.id))
    found.state, found.finished_at = state, utcnow()


def unstage(import_id: UUID) -> None:
    """Its staged items go, so many to a statement that none of a million takes too long."""
    for these in slices(import_id, _UNSTAGED_AT_ONCE):
        db.session.execute(delete(StagedItem).where(these))


def slices(import_id: UUID, size: int) -> Iterator[ColumnElement[bool]]:
    """Which staged items they are, `size` at a time, in the order of their fingerprints.

    Each begins where the one before it ended, so what was deleted is never looked at again.
    """
    after = ""
    while True:
        rest = and_(StagedItem.import_id == import_id, StagedItem.fingerprint > after)
        marks = select(StagedItem.fingerprint).where(rest).order_by(StagedItem.fingerprint)
        last = db.session.scalar(marks.offset(size - 1).limit(1))
        if last is None:
            yield rest
            return
        yield and_(rest, StagedItem.fingerprint <= last)
        after = last


def of_product(product_id: UUID, most: int = 20) -> list[StockImport]:
    """The latest first."""
    query = select(StockImport).where(StockImport.product_id == product_id)
    return list(db.session.scalars(query.order_by(StockImport.created_at.desc()).limit(most)))
