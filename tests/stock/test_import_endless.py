"""Files that are no list of keys, and large ones: a clear report, and hardly any memory."""

import os
import tracemalloc
from collections.abc import Iterable, Iterator
from uuid import UUID

import pytest
from sqlalchemy import func, select
from support.paid import own_product
from support.working import RunJobs

from bitloot.catalog.models import DeliveryType
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.stock.importing import service
from bitloot.stock.importing.models import ImportState, StagedItem, StockImport
from bitloot.stock.importing.pieces import LARGEST_PIECE
from bitloot.stock.importing.service import About
from bitloot.stock.models import StockItem

MEGABYTE = 1024 * 1024
PIECES = 50 * MEGABYTE // LARGEST_PIECE
MOST_MEMORY = 16 * MEGABYTE


def endless(start: bytes) -> Iterator[bytes]:
    """50 MB that begin like this and then never come to an end of a line."""
    yield start
    for _ in range(PIECES):
        yield b"A" * LARGEST_PIECE


def chance() -> Iterator[bytes]:
    """Bytes without any sense, as of something compressed or encrypted."""
    for _ in range(10):
        yield os.urandom(LARGEST_PIECE)


def keys_then_nul() -> Iterator[bytes]:
    """A list of keys that a program's memory was written behind."""
    yield b"".join(b"KEY-%06d\n" % number for number in range(40_000))
    yield bytes(LARGEST_PIECE)


FILES = {
    "one line of 50 MB": (endless(b"KEY-1"), DeliveryType.KEY, "Line 1 never ends"),
    "keys, then a line of 50 MB": (
        endless(b"".join(b"KEY-%d\n" % number for number in range(40))),
        DeliveryType.KEY,
        "Line 41 never ends",
    ),
    "a table whose quotes never close": (
        endless(b"code,pin\n" + b"C-1,1\n" * 40 + b'"'),
        DeliveryType.CODE,
        "never ends",
    ),
    "chance": (chance(), DeliveryType.KEY, "binary"),
}


def sent(kind: DeliveryType, pieces: Iterable[bytes]) -> UUID:
    product = own_product()
    product.delivery_type = kind
    found = service.begin(product.id, About(), Actor("test"))
    for position, piece in enumerate(pieces):
        service.fill(found.id, position, piece)
    commit()
    return found.id


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_reason_and_without_being_held_in_memory(
    name: str, app: ShopFlask, run_jobs: RunJobs
) -> None:
    del app
    pieces, kind, words = FILES[name]
    import_id = sent(kind, pieces)
    tracemalloc.start()
    try:
        service.complete(import_id)
        commit()
        run_jobs()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    found = db.session.get_one(StockImport, import_id, populate_existing=True)
    assert (found.state, words in str(found.problem)) == (ImportState.REFUSED, True), found.problem
    assert most < MOST_MEMORY
    for table in (StagedItem, StockItem):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_nul_bytes_behind_keys_are_named_line_by_line(app: ShopFlask, run_jobs: RunJobs) -> None:
    """The head looks like text: what follows is refused where it stands, and nothing comes in."""
    del app
    import_id = sent(DeliveryType.KEY, keys_then_nul())
    service.complete(import_id)
    commit()
    run_jobs()
    found = db.session.get_one(StockImport, import_id, populate_existing=True)
    assert found.state is ImportState.REFUSED
    assert "Line 40001 never ends" in str(found.problem)
    assert db.session.scalar(select(func.count()).select_from(StagedItem)) == 0
