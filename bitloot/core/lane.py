"""One statement that is a transaction by itself: a single round trip, where a sender waits.

On connections of their own, in autocommit. Everything else goes through `db.session` and is
committed at the edge.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import psycopg2
from flask import current_app
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from bitloot.core.errors import UnavailableError

log = logging.getLogger(__name__)

_EXTENSION = "bitloot_lane"
_LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)
Row = tuple[object, ...]


@dataclass(frozen=True)
class Statement:
    """SQL with `%(name)s` where a value goes; `types` names all of them with their SQL types.

    Prepared once on each connection: planning costs more than doing it.
    """

    name: str
    sql: str
    types: Mapping[str, str]

    @cached_property
    def prepare(self) -> str:
        """Says it to the server."""
        places = {name: f"${number}" for number, name in enumerate(self.types, 1)}
        body = self.sql % places
        return f"prepare {self.name}({', '.join(self.types.values())}) as {body}"

    @cached_property
    def execute(self) -> str:
        """Runs what was prepared."""
        return f"execute {self.name}({', '.join(f'%({name})s' for name in self.types)})"


class Lane:
    """Opens its connections when they are first needed, in the process that needs them."""

    def __init__(self, url: str, connect_args: Mapping[str, object], size: int) -> None:
        self._engine = create_engine(
            url,
            connect_args=dict(connect_args),
            pool_size=size,
            max_overflow=4,
            pool_recycle=1800,
            isolation_level="AUTOCOMMIT",
            pool_reset_on_return=None,  # there is never a transaction to undo
        )

    def run(self, statement: Statement, values: Mapping[str, object]) -> Row | None:
        """Execute and commit; the first row. Raises UnavailableError without a database.

        Found dead, a connection is replaced and the statement sent once more: it must bear that.
        """
        try:
            try:
                return self._once(statement, values)
            except _LOST:
                self.close()  # after a restart all of them are dead
                return self._once(statement, values)
        except (psycopg2.Error, DBAPIError) as error:
            log.error("database: %s", type(error).__name__)  # noqa: TRY400 (it may hold the values)
            raise UnavailableError("Please try again in a moment.") from None

    def close(self) -> None:
        """Close what is idle; the next statement opens anew."""
        self._engine.dispose()

    def _once(self, statement: Statement, values: Mapping[str, object]) -> Row | None:
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            if statement.name not in connection.info:
                cursor.execute(statement.prepare)
                connection.info[statement.name] = True
            cursor.execute(statement.execute, values)
            row: Row | None = cursor.fetchone()
            cursor.close()
        except _LOST:
            connection.invalidate()
            raise
        finally:
            connection.close()
        return row


def install(extensions: dict[str, object], lane: Lane) -> None:
    """Make it the application's."""
    extensions[_EXTENSION] = lane


def get_lane() -> Lane:
    """The application's lane."""
    lane: Lane = current_app.extensions[_EXTENSION]
    return lane
