"""Reads every chain again and names what is not as it was written."""

import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import RowMapping, text

from bitloot.core.chain.books import BOOKS, Book
from bitloot.core.chain.hashing import START, Chain, chain_key
from bitloot.core.db import db

_AT_ONCE = 2000


class What(StrEnum):
    """What is wrong with a row or a chain."""

    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    LINKS_MISSING = "links are missing before it"
    CUT_OFF = "the end of the chain is cut off"
    HEAD_FORGED = "the head of the chain was changed"
    HEAD_MISSING = "the chain has no head"


@dataclass(frozen=True, slots=True)
class Fault:
    """`entry_id` is None where it concerns the whole chain."""

    book: str
    chain_id: UUID
    entry_id: int | None
    what: What


@dataclass
class _Walk:
    """Along one chain."""

    chain: Chain
    head: RowMapping
    position: int = 0
    last: bytes = START

    def step(self, row: RowMapping) -> Iterator[Fault]:
        """Look at the next link."""
        stored = bytes(row["hash"])
        if row["position"] != self.position + 1:
            yield self._fault(row, What.LINKS_MISSING)
        elif row["digest"] is None:
            yield self._fault(row, What.DELETED)
        else:
            wanted = self.chain.link(self.last, row["position"], bytes(row["digest"]))
            if not hmac.compare_digest(wanted, stored):
                yield self._fault(row, What.EDITED)
        self.position, self.last = row["position"], stored

    def end(self) -> Iterator[Fault]:
        """Compare with what the head says."""
        head = self.head
        if head["length"] is None:
            yield self._of_chain(What.HEAD_MISSING)
            return
        length, last, mac = head["length"], bytes(head["last"]), bytes(head["mac"])
        if not hmac.compare_digest(self.chain.head(length, last), mac):
            yield self._of_chain(What.HEAD_FORGED)
        elif (length, last) != (self.position, self.last):
            yield self._of_chain(What.CUT_OFF)

    def _fault(self, row: RowMapping, what: What) -> Fault:
        return Fault(self.chain.book, self.chain.id, row["entry_id"], what)

    def _of_chain(self, what: What) -> Fault:
        return Fault(self.chain.book, self.chain.id, None, what)


def snapshot() -> None:
    """See one state of the database throughout: call it first, in a transaction of its own."""
    db.session.execute(text("set transaction isolation level repeatable read, read only"))


def count() -> int:
    """How many links there are to look at."""
    return int(db.session.scalar(text("select count(*) from chain_links")) or 0)


def faults(progress: Callable[[int], None] = lambda _: None) -> Iterator[Fault]:
    """Everything that is wrong, book by book; `progress` is told how many links were read."""
    key = chain_key()
    for book in BOOKS:
        yield from _walked(book, key, progress)
        yield from _never_linked(book)


def _walked(book: Book, key: bytes, progress: Callable[[int], None]) -> Iterator[Fault]:
    walk: _Walk | None = None
    for row in _links(book):
        if walk is None or walk.chain.id != row["chain_id"]:
            if walk is not None:
                yield from walk.end()
            walk = _Walk(Chain(book.name, row["chain_id"], key), row)
        if row["entry_id"] is not None:  # a head whose links are all gone comes with none
            progress(1)
            yield from walk.step(row)
    if walk is not None:
        yield from walk.end()


def _links(book: Book) -> Iterator[RowMapping]:
    query = f"""
        select chain_id, l.position, l.entry_id, l.hash, r.digest,
            h.length, h.hash as last, h.mac
        from (select * from chain_links where book = :book) l
        full join (select * from chain_heads where book = :book) h using (chain_id)
        left join (select id as entry, digest from ({book.rows}) d) r on r.entry = l.entry_id
        order by chain_id, l.position"""  # noqa: S608 (our words)
    streamed = text(query).execution_options(yield_per=_AT_ONCE)
    yield from db.session.execute(streamed, {"book": book.name}).mappings()


def _never_linked(book: Book) -> Iterator[Fault]:
    query = text(_UNLINKED.format(rows=book.rows) + " order by r.id")
    for row in db.session.execute(query, {"book": book.name}):
        yield Fault(book.name, row.chain_id, row.id, What.INSERTED)


_UNLINKED = (
    "select r.id, r.chain_id from ({rows}) r where not exists "
    "(select from chain_links l where l.book = :book and l.entry_id = r.id)"
)

_OLDER = (
    " and r.id < coalesce((select min(entry_id) from chain_links where book = :book), r.id + 1)"
    " order by r.id desc limit :most"
)


def before_the_chain(book: Book, most: int) -> list[int]:
    """Rows older than the first link of their book, newest first: from before there were chains."""
    query = _UNLINKED.format(rows=book.rows) + _OLDER
    return list(db.session.scalars(text(query), {"book": book.name, "most": most}))
