"""Links rows at the very end of their transaction, so that heads are locked for the commit only.

Locked earlier, a head would be waited for by somebody who holds what its holder needs next.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Mapper, Session, SessionTransaction, object_session

from bitloot.core.audit import AuditEntry
from bitloot.core.chain.books import BOOKS
from bitloot.core.chain.hashing import START, Chain, chain_key
from bitloot.core.db import db
from bitloot.core.timeline import TimelineEntry

_WRITTEN = "chain_written"
_Key = tuple[str, UUID]

_WRITTEN_ROWS = " union all ".join(
    f"select '{book.name}' as book, {place} as place, r.* from ({book.rows}) r "  # noqa: S608
    f"where id = any(cast(:{book.name} as bigint[]))"
    for place, book in enumerate(BOOKS)
)
_LOCK = f"""
with written as ({_WRITTEN_ROWS}),
heads as (
    insert into chain_heads (book, chain_id, length, hash, mac)
    select book, chain_id, 0, :start, '' from (
        select distinct place, book, chain_id from written) t order by place, chain_id
    on conflict (book, chain_id) do update set length = chain_heads.length
    returning book, chain_id, length, hash
)
select w.book, w.chain_id, w.id, w.digest, h.length, h.hash
from written w join heads h using (book, chain_id) order by w.id
"""  # noqa: S608 (our words)
_WRITE = """
with links as (
    insert into chain_links (book, chain_id, position, entry_id, hash)
    select * from unnest(cast(:books as text[]), cast(:chains as uuid[]),
        cast(:positions as bigint[]), cast(:entries as bigint[]), cast(:hashes as bytea[]))
)
update chain_heads h set length = t.length, hash = t.hash, mac = t.mac
from unnest(cast(:head_books as text[]), cast(:head_chains as uuid[]),
    cast(:lengths as bigint[]), cast(:lasts as bytea[]), cast(:macs as bytea[]))
    as t (book, chain_id, length, hash, mac)
where h.book = t.book and h.chain_id = t.chain_id
"""


@dataclass
class _End:
    """Where a chain ends, moving as rows are linked."""

    chain: Chain
    length: int
    last: bytes


def install() -> None:
    """Link what the application's sessions write. May be called for each application made."""
    for model in (TimelineEntry, AuditEntry):
        _listen(model, "after_insert", _remember)
    _listen(db.session, "before_commit", _link_written)
    _listen(db.session, "after_soft_rollback", _forget)


def link(book: str, entries: Sequence[int]) -> None:
    """Have rows that were written without their links linked at the next commit."""
    db.session().info.setdefault(_WRITTEN, defaultdict(list))[book].extend(entries)


def _listen(target: object, name: str, function: object) -> None:
    if not event.contains(target, name, function):  # type: ignore[arg-type]
        event.listen(target, name, function)  # type: ignore[arg-type]


_BOOK_OF = {book.model.__tablename__: book.name for book in BOOKS}


def _remember(
    mapper: Mapper[object], connection: Connection, row: TimelineEntry | AuditEntry
) -> None:
    del mapper, connection
    session = object_session(row)
    if session is not None:
        written = session.info.setdefault(_WRITTEN, defaultdict(list))
        written[_BOOK_OF[row.__tablename__]].append(row.id)


def _forget(session: Session, undone: SessionTransaction) -> None:
    if not undone.nested:  # of a savepoint nothing is found at the commit
        session.info.pop(_WRITTEN, None)


def _link_written(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    written: dict[str, list[int]] | None = session.info.pop(_WRITTEN, None)
    if written:
        _link(session, written)


def _link(session: Session, written: dict[str, list[int]]) -> None:
    ids = {book.name: written.get(book.name, []) for book in BOOKS}
    key, ends = chain_key(), dict[_Key, _End]()
    hashes: list[tuple[_Key, int, int, bytes]] = []
    for row in session.execute(text(_LOCK), {"start": START, **ids}):
        name: _Key = (row.book, row.chain_id)
        if name not in ends:
            ends[name] = _End(Chain(*name, key), row.length, bytes(row.hash))
        end = ends[name]
        end.length += 1
        end.last = end.chain.link(end.last, end.length, bytes(row.digest))
        hashes.append((name, end.length, row.id, end.last))
    if hashes:  # or all of it was undone by a savepoint
        _write(session, hashes, ends)


def _write(
    session: Session, hashes: list[tuple[_Key, int, int, bytes]], ends: dict[_Key, _End]
) -> None:
    session.execute(
        text(_WRITE),
        {
            "books": [key[0] for key, _, _, _ in hashes],
            "chains": [str(key[1]) for key, _, _, _ in hashes],
            "positions": [position for _, position, _, _ in hashes],
            "entries": [entry for _, _, entry, _ in hashes],
            "hashes": [value for _, _, _, value in hashes],
            "head_books": [book for book, _ in ends],
            "head_chains": [str(chain) for _, chain in ends],
            "lengths": [end.length for end in ends.values()],
            "lasts": [end.last for end in ends.values()],
            "macs": [end.chain.head(end.length, end.last) for end in ends.values()],
        },
    )
