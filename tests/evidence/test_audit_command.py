"""`bitloot audit verify`: says what is wrong and where, and holds up an anchor."""

import re

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from sqlalchemy import text
from support.checkout import Checkout, checkout
from support.paid import fill, own_product

from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.evidence import commands


@pytest.fixture
def placed(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1")
    placed = checkout(client, (product.id, 1))
    for number in range(3):
        audit(COMMAND_LINE, "test", ("thing", number))
    commit()
    return placed


def verify(*arguments: str) -> Result:
    rollback()
    result = CliRunner().invoke(commands.audit_group, ["verify", *arguments])
    rollback()
    return result


def do(statement: str, **values: object) -> None:
    db.session.execute(text(statement), values)
    commit()


def anchor() -> str:
    found = re.search(r"Anchor: (\S+)", verify().output)
    assert found is not None
    return found[1]


def test_all_is_well(placed: Checkout) -> None:
    result = verify()
    assert result.exit_code == 0, result.output
    assert " 0 faults." in result.output


def test_each_fault_is_named_and_the_status_tells(placed: Checkout) -> None:
    do("update audit_entries set actor = 'nobody' where id = 2")
    do("delete from timeline_entries where id = 1")
    result = verify()
    assert result.exit_code == 2
    assert "entry 2: edited" in result.output
    assert f"timeline {placed.id} entry 1: deleted" in result.output
    assert " 2 faults." in result.output


def test_a_timeline_that_is_gone_altogether_is_missed(placed: Checkout) -> None:
    for table, column in (
        ("timeline_entries", "trail_id"),
        ("chain_links", "chain_id"),
        ("chain_heads", "chain_id"),
    ):
        do(f"delete from {table} where {column} = :id", id=placed.id)  # noqa: S608
    result = verify()
    assert result.exit_code == 2
    assert f"order {placed.order['number']}: its whole timeline is gone" in result.output


def test_an_anchor_shows_that_an_older_state_was_put_back(placed: Checkout) -> None:
    """Rows, links and head of yesterday are whole in themselves."""
    tables = ("audit_entries", "chain_links", "chain_heads")
    for table in tables:
        do(f"create table old_{table} as table {table}")
    audit(COMMAND_LINE, "theft", ("thing", 4))
    commit()
    kept = anchor()
    assert verify("--anchor", kept).exit_code == 0
    for table in tables:
        do(f"delete from {table}")  # noqa: S608
        do(f"insert into {table} overriding system value table old_{table}")
        do(f"drop table old_{table}")
    assert verify().exit_code == 0
    result = verify("--anchor", kept)
    assert result.exit_code == 2
    assert "does not go through it" in result.output
    assert verify("--anchor", "nonsense").exit_code == 2


def test_rows_from_before_the_chains_are_linked_once(placed: Checkout) -> None:
    do("delete from chain_links")
    do("delete from chain_heads")
    assert verify().exit_code == 2
    result = CliRunner().invoke(commands.audit_group, ["link"])
    assert result.exit_code == 0, result.output
    assert verify().exit_code == 0
    do(
        "insert into audit_entries (actor, action, object_kind, object_id, before, after) "
        "values ('ann', 'order.view', 'order', '1', '{}', '{}')"
    )
    assert CliRunner().invoke(commands.audit_group, ["link"]).output == "0 linked.\n"
    assert verify().exit_code == 2
