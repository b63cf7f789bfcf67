"""Advisory locks of PostgreSQL that outlast a transaction: for work that commits on its way."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import OperationalError

from bitloot.core.db import db


@contextmanager
def alone(key: int, patience: float = 0) -> Iterator[bool]:
    """Whether nobody else holds `key` until the end of the block; waits up to `patience` seconds.

    The lock belongs to a connection of its own: when the process dies the lock dies with it.
    """
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        taken = _taken(connection, key, patience)
        try:
            yield taken
        finally:
            if taken:
                connection.execute(text("select pg_advisory_unlock(:key)"), {"key": key})


def _taken(connection: Connection, key: int, patience: float) -> bool:
    if not patience:
        taken = connection.execute(text("select pg_try_advisory_lock(:key)"), {"key": key})
        return bool(taken.scalar())
    for limit in ("lock_timeout", "statement_timeout"):
        connection.execute(select(func.set_config(limit, f"{patience:.0f}s", False)))  # noqa: FBT003 (SQL: for this session)
    try:
        connection.execute(text("select pg_advisory_lock(:key)"), {"key": key})
    except OperationalError:  # lock_timeout or statement_timeout
        return False
    finally:
        connection.execute(text("reset lock_timeout"))
        connection.execute(text("reset statement_timeout"))
    return True
