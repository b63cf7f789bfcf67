from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select
from support.paid import fill, own_product
from support.rows import every_row

from bitloot.catalog.models import Product, SourceType
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, InvalidError, NotFoundError
from bitloot.core.money import Money
from bitloot.stock.models import StockBatch, StockItem
from bitloot.stock.service import add, open_item

KEYS = ["AAAAA-11111", "BBBBB-22222", "CCCCC-33333"]


def enter(product: Product, *keys: str) -> tuple[int, int]:
    result = add(
        product.id,
        keys,
        supplier="Acme",
        unit_cost=Money.eur("4.20"),
        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
        imported_by="ann@bitloot.example",
    )
    commit()
    return result.imported, result.duplicates


def test_keys_are_sealed_and_open_again(app: ShopFlask) -> None:
    product = own_product()
    assert enter(product, *KEYS) == (3, 0)
    items = db.session.scalars(select(StockItem)).all()
    assert sorted(open_item(item).decode() for item in items) == KEYS
    assert product.stock == 3
    batch = db.session.scalars(select(StockBatch)).one()
    assert (batch.supplier, batch.unit_cost) == ("Acme", Money.eur("4.20"))
    assert (batch.imported, batch.duplicates) == (3, 0)


def test_no_key_stands_in_any_row(app: ShopFlask) -> None:
    fill(own_product(), *KEYS)
    rows = every_row()
    assert rows
    for key in KEYS:
        assert not [row for row in rows if key in row or key.encode().hex() in row]


def test_duplicates_are_told_in_the_list_and_across_products(app: ShopFlask) -> None:
    one, two = own_product("one"), own_product("two")
    assert enter(one, KEYS[0], KEYS[1], KEYS[0], f"  {KEYS[1]} ") == (2, 2)
    assert enter(two, KEYS[1], KEYS[2]) == (1, 1)
    assert (one.stock, two.stock) == (2, 1)


def test_a_key_moved_to_another_row_or_product_does_not_open(app: ShopFlask) -> None:
    product = own_product()
    fill(product, *KEYS[:2])
    first, second = db.session.scalars(select(StockItem).order_by(StockItem.id)).all()
    first.ciphertext, second.ciphertext = second.ciphertext, first.ciphertext
    for item in (first, second):
        with pytest.raises(SealBrokenError):
            open_item(item)
    first.ciphertext, second.ciphertext = second.ciphertext, first.ciphertext
    assert open_item(first)
    first.product_id = own_product("other").id
    with pytest.raises(SealBrokenError):
        open_item(first)


def test_refuses_empty_oversized_and_foreign(app: ShopFlask) -> None:
    product = own_product()
    for keys in ([], ["  "], ["x" * 4097]):
        with pytest.raises(InvalidError):
            enter(product, *keys)
        db.session.rollback()
    product.source_type, product.kinguin_id = SourceType.KINGUIN, 5
    commit()
    with pytest.raises(ConflictError):
        enter(product, *KEYS)
    db.session.rollback()
    with pytest.raises(NotFoundError):
        add(uuid4(), KEYS, supplier="", unit_cost=None, expires_at=None, imported_by="test")
