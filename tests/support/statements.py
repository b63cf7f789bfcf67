"""What the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from bitloot.core.db import db


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that is sent meanwhile, in order, without its values."""
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        del connection, cursor
        said.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
