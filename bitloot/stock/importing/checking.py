"""Looking a file through: every line becomes a sealed item, a duplicate, or a reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

from sqlalchemy import String, any_, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from bitloot.catalog.models import DeliveryType, Product
from bitloot.catalog.staging import escaped, stage
from bitloot.core.broken import BrokenError
from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.failpoints import reach
from bitloot.core.ids import new_ids
from bitloot.stock.importing.decoding import lines_of
from bitloot.stock.importing.layout import EXPIRES, Layout, records
from bitloot.stock.importing.models import ImportState, StockImport
from bitloot.stock.importing.pieces import opened
from bitloot.stock.importing.service import get, layout_of, parts, refuse, unstage
from bitloot.stock.models import StockItem
from bitloot.stock.sealing import seal_value
from bitloot.stock.wares import Part, Ware, WrongError, ware

AT_ONCE = 5000
MOST_LINES = 2_000_000
_NAMED = 50
_BYTES_A_LINE = 1  # the newline


@dataclass(frozen=True, slots=True)
class Read:
    """A line that can be used."""

    line: int
    ware: Ware = field(repr=False)
    expires_at: datetime | None = None


@dataclass(slots=True)
class Reader:
    """Reads an import's lines. `wrong` could not be used; `reasons` are those of the first ones."""

    product_id: UUID
    kind: DeliveryType
    parts: Sequence[Part]
    layout: Layout
    reasons: list[tuple[int, str]] = field(default_factory=list)
    wrong: int = 0
    lines: int = 0

    def read(self, rows: Iterator[tuple[int, list[str]]], most: int) -> list[Read]:
        """Up to `most` lines on; shorter, or empty, at the end of the file."""
        found: list[Read] = []
        for number, cells in islice(rows, most):
            self.lines += 1
            try:
                found.append(self._one(number, cells))
            except WrongError as wrong:
                self.wrong += 1
                if len(self.reasons) < _NAMED:
                    self.reasons.append((number, str(wrong)))
        if self.lines > MOST_LINES:
            raise invalid("keys", f"At most {MOST_LINES:,} lines at once: divide it.")
        return found

    def _one(self, number: int, cells: Sequence[str]) -> Read:
        columns = self.layout.columns
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise WrongError(f"It has {len(cells)} columns, not {len(columns)}.")
        values = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
        expires = values.pop(EXPIRES, "").strip()
        made = ware(self.product_id, self.kind, self.parts, values)
        return Read(number, made, _day(expires) if expires else None)


def _day(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise WrongError("Its expiry is not written as 2027-12-31.") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


@dataclass(slots=True)
class Checking:
    """One look through a file, in steps; each is a transaction that the caller opens.

    A look that was cut short begins again: nothing of it is in the shop.
    """

    import_id: UUID
    _reader: Reader | None = None
    _rows: Iterator[tuple[int, list[str]]] = field(default_factory=lambda: iter(()))
    _known: list[int] = field(default_factory=list)
    _twice: list[int] = field(default_factory=list)

    def begin(self) -> bool:
        """Forget an earlier look. False when there is nothing to look through."""
        found = get(self.import_id, lock=True)
        if found.state is not ImportState.CHECKING:
            return False
        unstage(found.id)
        found.lines = found.fresh = found.twice = found.known = found.wrong = found.seen = 0
        product = db.session.get_one(Product, found.product_id)
        layout = layout_of(found)
        self._reader = Reader(product.id, product.delivery_type, parts(found), layout)
        self._rows = records(lines_of(opened(found.id), found.encoding), layout)
        return True

    def step(self) -> bool:
        """Some lines more; True when it is over, one way or the other."""
        found = get(self.import_id, lock=True)
        if found.state is not ImportState.CHECKING or self._reader is None:
            return True
        before = self._reader.lines
        try:
            read = self._reader.read(self._rows, AT_ONCE)
        except (InvalidError, BrokenError) as error:
            unstage(found.id)
            refuse(found, error)
            return True
        self._stage(found, read)
        found.lines, found.wrong = self._reader.lines, self._reader.wrong
        found.seen += sum(len(each.ware.content) + _BYTES_A_LINE for each in read)
        if self._reader.lines - before < AT_ONCE:
            self._end(found, self._reader)
            return True
        return False

    def _end(self, found: StockImport, reader: Reader) -> None:
        found.report = {
            "wrong": [{"line": line, "why": why} for line, why in reader.reasons],
            "twice": list(self._twice[:_NAMED]),
            "known": list(self._known[:_NAMED]),
        }
        found.seen = found.size
        found.state = ImportState.READY
        if not found.lines:
            found.state, found.problem = ImportState.REFUSED, "There is no key in it."

    def _stage(self, found: StockImport, read: Sequence[Read]) -> None:
        ring = get_key_ring()
        marks = [ring.fingerprint(each.ware.identity) for each in read]
        first = dict(zip(reversed(marks), reversed(read), strict=True))
        known = _known(marks)
        stored = _store(found, {mark: each for mark, each in first.items() if mark not in known})
        found.fresh += len(stored)
        for mark, each in zip(marks, read, strict=True):
            if mark in known:
                found.known += 1
                self._known.append(each.line)
            elif mark not in stored or first[mark] is not each:
                found.twice += 1
                self._twice.append(each.line)
        del self._known[_NAMED:], self._twice[_NAMED:]
        reach("import_lines_staged")


def _known(marks: list[str]) -> set[str]:
    wanted = StockItem.fingerprint == any_(literal(marks, ARRAY(String)))
    return set(db.session.scalars(select(StockItem.fingerprint).where(wanted)))


_COLUMNS = (
    *("id", "import_id", "content_type", "fingerprint"),
    *("ciphertext", "iv", "key_id", "wrapped_key", "expires_at"),
)


def _store(found: StockImport, fresh: Mapping[str, Read]) -> set[str]:
    """The fingerprints that this import did not have yet."""
    if not fresh:
        return set()
    ids = new_ids(len(fresh))
    lines = (_line(found, UUID(key), *each) for key, each in zip(ids, fresh.items(), strict=True))
    columns = ", ".join(_COLUMNS)
    arriving = stage("stock_staged", _COLUMNS, lines)
    kept = f"insert into stock_staged ({columns}) select {columns} from {arriving} "  # noqa: S608 (names of our own)
    kept += "on conflict do nothing returning fingerprint"
    return set(db.session.scalars(text(kept)))


def _line(found: StockImport, item_id: UUID, mark: str, read: Read) -> str:
    """A row as COPY reads it."""
    sealed = seal_value(found.product_id, item_id, read.ware.content)
    expires = read.expires_at or found.expires_at
    values = (
        *(str(item_id), str(found.id), read.ware.content_type, mark),
        *(_bytes(sealed.ciphertext), _bytes(sealed.iv)),
        *(escaped(sealed.wrapped_key.key_id), _bytes(sealed.wrapped_key.wrapped)),
        expires.isoformat() if expires else "\\N",
    )
    return "\t".join(values)


def _bytes(value: bytes) -> str:
    return "\\\\x" + value.hex()
