"""A file of a million keys: how long it takes, and the memory of the process that does it.

Three parts in turns, as in the shop: the file arrives in sealed pieces, is looked through and
sealed line by line, and becomes stock in one transaction. `LINES` makes it shorter.
"""

import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from hundred_thousand import large_shop
from support.paid import own_product

from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import transaction
from bitloot.stock.importing import service
from bitloot.stock.importing.checking import Checking
from bitloot.stock.importing.models import ImportState
from bitloot.stock.importing.pieces import LARGEST_PIECE
from bitloot.stock.importing.service import About
from bitloot.stock.importing.taking_in import take_in
from bitloot.stock.service import available

LINES = int(os.environ.get("LINES", "1000000"))


def importing(data: Path) -> None:
    with large_shop(data, 1) as (app, _), app.app_context():
        product_id = own_product("bench-import").id
        with transaction():
            import_id = service.begin(product_id, About("keys.txt"), COMMAND_LINE).id
        print(f"  {LINES:,} lines; before: {memory()} MB", flush=True)
        timed("sent in pieces and sealed", lambda: send(import_id))
        timed("looked through", lambda: look(import_id))
        timed("taken in", lambda: accept(import_id))
        assert available(product_id) == LINES
        print(f"  in the shop: {available(product_id):,}")


def timed(what: str, work: Callable[[], None]) -> None:
    started = time.perf_counter()
    work()
    taken = time.perf_counter() - started
    print(
        f"  {what}: {taken:.1f} s, {LINES / taken:,.0f} lines a second, "
        f"largest so far {memory()} MB",
        flush=True,
    )


def memory() -> int:
    """The most that this process ever had in RAM, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def pieces() -> Iterator[bytes]:
    """The file, never whole in memory."""
    rest = bytearray()
    for number in range(LINES):
        rest += f"BENCH-{number:012X}-{number * 2654435761 % 2**32:08X}\n".encode()
        if len(rest) >= LARGEST_PIECE:
            yield bytes(rest[:LARGEST_PIECE])
            del rest[:LARGEST_PIECE]
    yield bytes(rest)


def send(import_id: UUID) -> None:
    for position, piece in enumerate(pieces()):
        with transaction():
            service.fill(import_id, position, piece)
    with transaction():
        service.complete(import_id)


def look(import_id: UUID) -> None:
    checking = Checking(import_id)
    with transaction():
        over = not checking.begin()
    while not over:
        with transaction():
            over = checking.step()
    found = service.get(import_id)
    assert found.state is ImportState.READY, found.problem
    assert found.fresh == LINES


def accept(import_id: UUID) -> None:
    with transaction():
        service.accept(import_id, COMMAND_LINE, without_wrong=False, reason="bench")
    with transaction():
        for _ in take_in(import_id):
            pass
