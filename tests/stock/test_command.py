from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from support.paid import own_product

from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.stock.commands import stock
from bitloot.stock.models import StockBatch
from bitloot.stock.service import available


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(stock, ["add", *arguments])
    return result.exit_code, result.output


def test_a_file_becomes_stock(app: ShopFlask, tmp_path: Path) -> None:
    product, file = own_product("mine"), tmp_path / "keys.csv"
    file.write_bytes("key\nAAAAA\nBBBBB\nAAAAA\n".encode("utf-16"))
    options = ("--supplier", "Acme", "--unit-cost", "4.20", "--expires-at", "2031-02-03")
    assert run("mine", str(file), *options) == (0, "2 imported, 1 duplicates\n")
    assert available(product.id) == 2
    batch = db.session.scalars(select(StockBatch)).one()
    assert (batch.supplier, batch.unit_cost) == ("Acme", Money.eur("4.20"))
    assert db.session.scalars(select(AuditEntry.actor)).all() == ["command line"]


@pytest.mark.parametrize(
    ("slug", "content", "options", "says"),
    [
        ("none", b"A\n", (), "no product 'none'"),
        ("mine", b"\x00\x01\x02\x03\x04", (), "binary file"),
        ("mine", b"A\n", ("--unit-cost", "cheap"), "--unit-cost"),
        ("mine", b"A\n", ("--unit-cost", "-1"), "--unit-cost"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    app: ShopFlask, tmp_path: Path, slug: str, content: bytes, options: tuple[str, ...], says: str
) -> None:
    own_product("mine")
    file = tmp_path / "keys.txt"
    file.write_bytes(content)
    code, output = run(slug, str(file), *options)
    assert code != 0
    assert says in output
    assert db.session.scalars(select(StockBatch)).all() == []
