"""Sealed stock and sealed files whose rows change places: refused, reported, never half a key."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import undefer
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.core.attention import AttentionItem
from bitloot.core.audit import Actor
from bitloot.core.broken import BROKEN
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.fulfillment.models import Delivery
from bitloot.orders.states import ItemStatus
from bitloot.stock.importing import service
from bitloot.stock.importing.models import ImportPiece, ImportState, StagedItem, StockImport
from bitloot.stock.importing.service import About
from bitloot.stock.models import StockItem, StockState
from bitloot.stock.service import available, open_item

SEALED = ("ciphertext", "iv", "key_id", "wrapped_key")
Swap = Callable[[object, object], None]


def swap(*columns: str) -> Swap:
    """Two rows exchange what these columns hold."""

    def change(one: object, other: object) -> None:
        for column in columns:
            mine, theirs = getattr(one, column), getattr(other, column)
            setattr(one, column, theirs)
            setattr(other, column, mine)

    return change


SWAPS = {
    "whole envelopes": swap(*SEALED),
    "ciphertexts": swap("ciphertext"),
    "ivs": swap("iv"),
    "wrapped keys": swap("wrapped_key"),
    "ciphertexts and ivs": swap("ciphertext", "iv"),
}


def stock() -> list[StockItem]:
    query = select(StockItem).options(undefer("*")).order_by(StockItem.id)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def reported() -> set[object]:
    items = db.session.scalars(select(AttentionItem).where(AttentionItem.reason == BROKEN))
    return {item.subject_id for item in items}


@pytest.mark.parametrize("other_product", [False, True], ids=["own product", "another product"])
@pytest.mark.parametrize("how", SWAPS)
def test_swapped_items_do_not_open_and_are_not_sold(
    how: str, app: ShopFlask, run_jobs: RunJobs, *, other_product: bool
) -> None:
    del app
    product = own_product()
    fill(product, "KEY-ONE")
    fill(own_product("other-game") if other_product else product, "KEY-TWO")
    fill(product, "KEY-THREE")
    one, two, _ = stock()
    SWAPS[how](one, two)
    commit()
    for item in stock()[:2]:
        with pytest.raises(SealBrokenError):
            open_item(item)
    line = paid_order((product, 1)).items[0]
    run_jobs()
    assert opened(line.id) == [b"KEY-THREE"], "the next one that opens takes its place"
    tried = {one.id} if other_product else {one.id, two.id}
    assert reported() == tried
    states = {item.id: (item.state, item.sold_to) for item in stock()}
    assert {states[item_id] for item_id in tried} == {(StockState.QUARANTINED, None)}


def test_where_no_other_is_left_the_line_waits_for_staff(app: ShopFlask, run_jobs: RunJobs) -> None:
    del app
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO")
    swap(*SEALED)(*stock())
    commit()
    line = paid_order((product, 2)).items[0]
    run_jobs()
    db.session.refresh(line)
    assert line.status is ItemStatus.HELD
    assert db.session.scalar(select(func.count()).select_from(Delivery)) == 0
    assert reported() == {item.id for item in stock()}
    assert available(product.id) == 0


def begun(*pieces: bytes) -> StockImport:
    found = service.begin(own_product(pieces[0].decode().lower()[:5]).id, About(), Actor("test"))
    for position, piece in enumerate(pieces):
        service.fill(found.id, position, piece)
    commit()
    return found


def pieces_of(found: StockImport) -> list[ImportPiece]:
    query = select(ImportPiece).where(ImportPiece.import_id == found.id)
    return list(db.session.scalars(query.order_by(ImportPiece.position)))


def delete_last(one: ImportPiece, other: ImportPiece) -> None:
    db.session.delete(one if one.position > other.position else other)


FILE_SWAPS: dict[str, Callable[[ImportPiece, ImportPiece], None]] = {
    **SWAPS,
    "the last piece gone": delete_last,
}


@pytest.mark.parametrize("late", [False, True], ids=["before it is read", "while it is read"])
@pytest.mark.parametrize("other_file", [False, True], ids=["own piece", "another file's"])
@pytest.mark.parametrize("how", FILE_SWAPS)
def test_swapped_pieces_refuse_the_import(
    how: str, app: ShopFlask, run_jobs: RunJobs, *, other_file: bool, late: bool
) -> None:
    del app
    found, other = begun(b"AAAA-1\nAA", b"AA-2\nAAAA-3\n"), begun(b"BBBB-1\nBB", b"BB-2\nBBBB-3\n")
    if late:
        service.complete(found.id)
        commit()
    mine = pieces_of(found)[1]
    FILE_SWAPS[how](mine, pieces_of(other)[0] if other_file else pieces_of(found)[0])
    commit()
    if not late:
        service.complete(found.id)
        commit()
    run_jobs()
    found = db.session.get_one(StockImport, found.id, populate_existing=True)
    assert found.state is ImportState.REFUSED
    assert "send it again" in str(found.problem)
    assert reported() == {found.id}
    for table in (StagedItem, StockItem):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0
