import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from support.paid import fill, own_product

from bitloot.catalog.models import Product
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.stock.models import StockItem, StockState
from bitloot.stock.service import (
    available,
    counts,
    extend,
    hold,
    open_item,
    recount_all,
    release,
    take,
)

BUYERS = 20


def later(minutes: float = 30) -> datetime:
    return utcnow() + timedelta(minutes=minutes)


def stocked(*keys: str) -> Product:
    product = own_product()
    fill(product, *keys)
    return product


def test_all_or_nothing(app: ShopFlask) -> None:
    product = stocked("A1", "B2", "C3")
    hold(uuid4(), product.id, 2, later())
    commit()
    with pytest.raises(ConflictError):
        hold(uuid4(), product.id, 2, later())
    rollback()
    assert available(product.id) == 1
    db.session.refresh(product)
    assert product.stock == 1


def test_a_repeat_holds_the_same(app: ShopFlask) -> None:
    product, item = stocked("A1", "B2"), uuid4()
    hold(item, product.id, 1, later(1))
    hold(item, product.id, 1, later(9))
    commit()
    assert available(product.id) == 1


def test_a_hold_that_ran_out_is_free_at_once(app: ShopFlask) -> None:
    """No worker runs here: the database's clock decides in the query itself."""
    product, late, quick = stocked("A1"), uuid4(), uuid4()
    hold(late, product.id, 1, later(-0.01))
    commit()
    assert available(product.id) == 1
    hold(quick, product.id, 1, later())
    commit()
    assert take(late, product.id, 1) == []
    assert len(take(quick, product.id, 1)) == 1


def test_the_listed_number_is_mended_after_a_hold_ran_out(app: ShopFlask) -> None:
    product = stocked("A1")
    hold(uuid4(), product.id, 1, later())
    commit()
    db.session.execute(update(StockItem).values(held_until=later(-1)))
    assert recount_all() == 1
    commit()
    assert db.session.get_one(Product, product.id).stock == 1
    assert recount_all() == 0


def test_release_and_extend(app: ShopFlask) -> None:
    product, item = stocked("A1"), uuid4()
    hold(item, product.id, 1, later(1))
    extend([item], later(60))
    extend([item], later(5))
    until = db.session.scalar(select(StockItem.held_until))
    assert until is not None
    assert until > later(55)
    release([item])
    commit()
    assert available(product.id) == 1
    assert product.stock == 1


def test_first_to_expire_goes_first_and_expired_never(app: ShopFlask) -> None:
    product = stocked("none", "soon", "gone")
    for item in db.session.scalars(select(StockItem)):
        days = {b"soon": 1, b"gone": -1}.get(open_item(item))
        item.expires_at = None if days is None else utcnow() + timedelta(days=days)
    commit()
    assert counts(product.id).expired == 1
    sold = take(uuid4(), product.id, 1)
    assert [open_item(item) for item in sold] == [b"soon"]
    assert [open_item(item) for item in take(uuid4(), product.id, 5)] == [b"none"]


def test_taking_is_repeatable_and_prefers_its_own_hold(app: ShopFlask) -> None:
    product, item, other = stocked("A1", "B2", "C3"), uuid4(), uuid4()
    hold(other, product.id, 1, later())
    hold(item, product.id, 1, later())
    commit()
    first = {row.id for row in take(item, product.id, 2)}
    commit()
    assert {row.id for row in take(item, product.id, 2)} == first
    release([item])
    commit()
    found = counts(product.id)
    assert (found.sold, found.reserved, found.available) == (2, 1, 0)
    assert len(take(other, product.id, 1)) == 1


def race(app: ShopFlask, product_id: UUID, quantity: int) -> list[UUID]:
    """All buyers at the same moment; who got a hold."""
    gate = threading.Barrier(BUYERS)

    def buy(item_id: UUID) -> UUID | None:
        with app.app_context():
            gate.wait(30)
            try:
                hold(item_id, product_id, quantity, later())
                commit()
            except ConflictError:
                rollback()
                return None
            return item_id

    with ThreadPoolExecutor(BUYERS) as pool:
        won = list(pool.map(buy, [uuid4() for _ in range(BUYERS)]))
    return [item_id for item_id in won if item_id is not None]


def test_the_last_item_goes_to_one_of_twenty(app: ShopFlask) -> None:
    product = stocked("ONLY-ONE")
    product_id = product.id
    commit()
    winners = race(app, product_id, 1)
    assert len(winners) == 1
    assert db.session.scalar(select(StockItem.held_for)) == winners[0]


def test_nothing_oversells_when_each_wants_two(app: ShopFlask) -> None:
    product_id = stocked(*(f"KEY-{n}" for n in range(15))).id
    commit()
    winners = race(app, product_id, 2)
    held = db.session.execute(
        select(StockItem.held_for, func.count())
        .where(StockItem.held_for.is_not(None), StockItem.state == StockState.AVAILABLE)
        .group_by(StockItem.held_for)
    ).all()
    assert sorted(tuple(row) for row in held) == sorted((who, 2) for who in winners)
    assert 1 <= len(winners) <= 7
