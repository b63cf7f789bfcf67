"""Reads that need no transaction: each statement by itself, on connections of their own.

In autocommit, so that a question is one round trip, and cut off early. Everything that writes, or
must see what it has just written, goes through `db.session`.
"""

from collections.abc import Mapping

import psycopg2
from flask import current_app
from psycopg2.errors import QueryCanceled
from sqlalchemy import Executable, create_engine
from sqlalchemy.exc import DBAPIError

from bitloot.core.errors import UnavailableError

Values = tuple[object, ...]
_EXTENSION = "bitloot_reader"
_LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)
_TIMEOUT_MS = 3_000  # nobody waits longer for a list
_OPTIONS = f" -c statement_timeout={_TIMEOUT_MS} -c default_transaction_read_only=on -c jit=off"
_LARGEST_POOL = 8


class TooSlowError(Exception):
    """The statement was cut off."""


class Reader:
    """Opens its connections when they are first needed, in the process that needs them."""

    def __init__(self, url: str, connect_args: Mapping[str, object], threads: int) -> None:
        self._engine = create_engine(
            url,
            connect_args={**connect_args, "options": f"{connect_args['options']}{_OPTIONS}"},
            pool_size=min(threads, _LARGEST_POOL),
            max_overflow=threads,
            pool_recycle=1800,
            isolation_level="AUTOCOMMIT",
            pool_reset_on_return=None,  # there is never a transaction to undo
        )

    def read(self, sql: str, values: Mapping[str, object]) -> list[Values]:
        """All rows of SQL with `%(name)s` where a value goes. Raises as `rows` does."""
        try:
            try:
                return self._read(sql, values)
            except QueryCanceled:
                raise TooSlowError from None
            except _LOST:
                self.close()  # after a restart all of them are dead
                return self._read(sql, values)
        except (*_LOST, DBAPIError):
            raise UnavailableError("Please try again in a moment.") from None

    def rows(self, statement: Executable) -> list[Values]:
        """All rows. Found dead, a connection is replaced and the statement sent once more.

        Raises TooSlowError; UnavailableError without a database.
        """
        try:
            return self._rows(statement)
        except DBAPIError as error:
            if isinstance(error.orig, QueryCanceled):
                raise TooSlowError from None
            if not error.connection_invalidated:
                raise
            return self._rows(statement)

    def close(self) -> None:
        """Close what is idle."""
        self._engine.dispose()

    def _read(self, sql: str, values: Mapping[str, object]) -> list[Values]:
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(sql, values)
            rows = [tuple(row) for row in cursor.fetchall()]
            cursor.close()
        except QueryCanceled:
            raise
        except _LOST:
            connection.invalidate()
            raise
        finally:
            connection.close()
        return rows

    def _rows(self, statement: Executable) -> list[Values]:
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(statement)]


def install(extensions: dict[str, object], reader: Reader) -> None:
    """Make it the application's."""
    extensions[_EXTENSION] = reader


def get_reader() -> Reader:
    """The application's reader."""
    reader: Reader = current_app.extensions[_EXTENSION]
    return reader
