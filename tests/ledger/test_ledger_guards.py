"""The database refuses books that do not balance or are rewritten, whoever writes them."""

import importlib.util
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.ledger import guards

pytestmark = pytest.mark.usefixtures("app")


def a_transaction() -> UUID:
    transaction_id = new_id()
    db.session.execute(
        text(
            "insert into ledger_transactions (id, source, subject_kind, subject_id, text) "
            "values (:id, :source, 'entry', :id, 'x')"
        ),
        {"id": transaction_id, "source": f"test:{transaction_id}"},
    )
    return transaction_id


def a_line(transaction_id: UUID, account: str, amount: str) -> None:
    db.session.execute(
        text("insert into ledger_postings (transaction_id, account, amount) values (:t, :a, :n)"),
        {"t": transaction_id, "a": account, "n": amount},
    )


def balanced() -> UUID:
    transaction_id = a_transaction()
    a_line(transaction_id, "assets:nowpayments", "12.90")
    a_line(transaction_id, "revenue:sales", "-12.90")
    db.session.commit()
    return transaction_id


def test_lines_may_come_one_by_one_until_the_commit() -> None:
    balanced()
    assert db.session.scalar(text("select count(*) from ledger_postings")) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [("assets:nowpayments", "0")],
        [("assets:nowpayments", "12.90")],
        [("assets:nowpayments", "12.90"), ("revenue:sales", "-12.89999999")],
        [("assets:nowpayments", "1"), ("revenue:sales", "1")],
    ],
)
def test_what_does_not_balance_is_not_committed(lines: list[tuple[str, str]]) -> None:
    transaction_id = a_transaction()
    for account, amount in lines:
        a_line(transaction_id, account, amount)
    with pytest.raises(IntegrityError, match="ledger transaction"):
        db.session.commit()
    db.session.rollback()
    assert db.session.scalar(text("select count(*) from ledger_transactions")) == 0


def test_a_line_cannot_be_added_to_what_was_posted() -> None:
    transaction_id = balanced()
    a_line(transaction_id, "revenue:sales", "-0.01")
    with pytest.raises(IntegrityError, match="3 lines that sum to"):
        db.session.commit()


@pytest.mark.parametrize("table", ["ledger_transactions", "ledger_postings"])
@pytest.mark.parametrize("statement", ["update {} set posted_at = now()", "delete from {}"])
def test_nothing_is_edited_or_deleted(table: str, statement: str) -> None:
    balanced()
    with pytest.raises(IntegrityError, match=f"{table} is append only"):
        db.session.execute(text(statement.format(table)))
    db.session.rollback()
    assert db.session.scalar(text("select sum(abs(amount)) from ledger_postings")) == Decimal(
        "25.80"
    )


def migration(name: str) -> ModuleType:
    path = Path(__file__).resolve().parents[2] / f"migrations/versions/{name}.py"
    spec = importlib.util.spec_from_file_location(f"migration_{name[:4]}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(statements: Iterable[str]) -> list[str]:
    return [re.sub(r"\s+", " ", statement).strip() for statement in statements]


def test_the_migrations_make_the_same_guards() -> None:
    names = ("ledger_transactions", "ledger_postings")
    ours = [*guards.FUNCTIONS, *(each for name in names for each in guards.triggers_of(name))]
    assert plain(ours) == plain(migration("0003_ledger").GUARDS)
    later = [guards.LATE, guards.LATE_TRIGGER, guards.kept("ledger_closings")]
    assert plain(later) == plain(migration("0009_ledger_closings").CLOSINGS)
