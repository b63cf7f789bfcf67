"""Reads on connections of their own: what is planned once says what plain statements say."""

import pytest
from flask import Flask
from psycopg2.errors import DivisionByZero
from sqlalchemy import text

from bitloot.core.db import db
from bitloot.core.errors import UnavailableError
from bitloot.core.reading import Reader, get_reader, numbered

_PARTS = """
    select n, %(word)s || '%%' from generate_series(1, %(most)s) n
    where n %% 2 = 0 and %(word)s is not null order by n
"""


@pytest.fixture
def reader(app: Flask) -> Reader:
    assert app.extensions
    return get_reader()


def test_names_become_places_and_a_name_that_comes_again_is_the_same_place() -> None:
    statement, names = numbered("select %(one)s, %(other)s, %(one)s, 5 %% 2")
    assert statement == "select $1, $2, $1, 5 % 2"
    assert names == ("one", "other")


@pytest.mark.parametrize("word", ["it's", "100 %", "%(most)s", "$1", ""])
def test_what_is_planned_once_takes_any_value(reader: Reader, word: str) -> None:
    for most in (4, 2, 0):
        values = {"word": word, "most": most}
        once = reader.read(_PARTS, values, prepared=True)
        assert once == reader.read(_PARTS, values)
        assert once == [(n, f"{word}%") for n in range(2, most + 1, 2)]


def test_more_statements_than_a_connection_keeps(reader: Reader) -> None:
    for _ in range(2):
        for number in range(120):
            asked = f"select {number} + %(more)s::int"
            assert reader.read(asked, {"more": 1}, prepared=True) == [(number + 1,)]


def test_a_statement_that_fails_leaves_the_connection_as_it_was(reader: Reader) -> None:
    asked = "select 1 / %(by)s::int"
    for _ in range(2):
        with pytest.raises(DivisionByZero):
            reader.read(asked, {"by": 0}, prepared=True)
        assert reader.read(asked, {"by": 1}, prepared=True) == [(1,)]
    with pytest.raises(Exception, match="no_such_table"):
        reader.read("select * from no_such_table", {}, prepared=True)
    assert reader.read(asked, {"by": 1}, prepared=True) == [(1,)]


def test_after_a_restart_it_is_planned_again(reader: Reader) -> None:
    assert reader.read(_PARTS, {"word": "a", "most": 2}, prepared=True) == [(2, "a%")]
    kill = text(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
        " and datname = current_database()"
    )
    db.session.execute(kill)
    db.session.rollback()
    assert reader.read(_PARTS, {"word": "a", "most": 2}, prepared=True) == [(2, "a%")]


def test_without_a_database_it_says_so(app: Flask) -> None:
    assert app.extensions
    nowhere = Reader(
        "postgresql+psycopg2://nobody@127.0.0.1:1/none", {"connect_timeout": 1, "options": ""}, 1
    )
    with pytest.raises(UnavailableError):
        nowhere.read("select 1", {}, prepared=True)
