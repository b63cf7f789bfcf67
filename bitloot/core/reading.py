"""Reads that need no transaction: each statement by itself, on connections of their own.

In autocommit, so that a question is one round trip, and cut off early. Everything that writes, or
must see what it has just written, goes through `db.session`.

A statement that is asked the same way whatever its values are is planned once in each connection
(`prepared`): where an answer takes a fifth of a millisecond, planning it anew would take most.
"""

import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache

import psycopg2
from flask import current_app
from psycopg2.errors import QueryCanceled
from sqlalchemy import Executable, create_engine
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from bitloot.core.errors import UnavailableError

Values = tuple[object, ...]
_EXTENSION = "bitloot_reader"
_LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)
_TIMEOUT_MS = 3_000  # nobody waits longer for a list
_OPTIONS = (
    f" -c statement_timeout={_TIMEOUT_MS} -c default_transaction_read_only=on -c jit=off"
    " -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1"
)
_LARGEST_POOL = 8
_MOST_PREPARED = 50
_NAMED = re.compile(r"%\((\w+)\)s|%%")


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

    def read(
        self, sql: str, values: Mapping[str, object], *, prepared: bool = False
    ) -> list[Values]:
        """All rows of SQL with `%(name)s` where a value goes. Raises as `rows` does.

        `prepared` is for SQL of which there are few, whose best plan does not hang on the values.
        """
        try:
            try:
                return self._read(sql, values, prepared=prepared)
            except QueryCanceled:
                raise TooSlowError from None
            except _LOST:
                self.close()  # after a restart all of them are dead
                return self._read(sql, values, prepared=prepared)
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

    def _read(self, sql: str, values: Mapping[str, object], *, prepared: bool) -> list[Values]:
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            if prepared:
                known = connection.info.setdefault(_EXTENSION, {})
                sql = _prepared(cursor, known, sql)
            cursor.execute(sql, values)
            rows: list[Values] = list(cursor.fetchall())
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


def _prepared(cursor: DBAPICursor, known: MutableMapping[str, str], sql: str) -> str:
    """What executes it in this connection, which is told of it at its first time."""
    execute = known.get(sql)
    if execute is None:
        if len(known) >= _MOST_PREPARED:
            cursor.execute("deallocate all")
            known.clear()
        statement, places = numbered(sql)
        name = f"asked_{len(known)}"
        cursor.execute(f"prepare {name} as {statement}")
        given = ", ".join(f"%({place})s" for place in places)
        execute = known[sql] = f"execute {name}({given})" if places else f"execute {name}"
    return execute


@lru_cache(maxsize=_MOST_PREPARED)
def numbered(sql: str) -> tuple[str, tuple[str, ...]]:
    """With `$1` for the first of the names that are given back, and so on."""
    places: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        name = found[1]
        return "%" if name is None else f"${places.setdefault(name, len(places) + 1)}"

    return _NAMED.sub(number, sql), tuple(places)


def install(extensions: dict[str, object], reader: Reader) -> None:
    """Make it the application's."""
    extensions[_EXTENSION] = reader


def get_reader() -> Reader:
    """The application's reader."""
    reader: Reader = current_app.extensions[_EXTENSION]
    return reader
