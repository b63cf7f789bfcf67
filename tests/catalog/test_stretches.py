"""A full run knows stretches of the list, wherever on the pages they have moved."""

import json

from flask import Flask
from sqlalchemy import event, select
from support.catalog import Sync
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product, SyncStretch
from bitloot.catalog.preparing import Candidate, PageRead
from bitloot.catalog.remembering import stretches
from bitloot.core.db import db
from bitloot.providers.kinguin.listing import Listing


def candidates(*numbers: int, price: int = 5) -> list[Candidate]:
    docs = [{"kinguinId": number, "price": price} for number in numbers]
    listing = Listing.of(json.dumps({"results": docs, "item_count": len(docs)}).encode())
    return PageRead.of(listing.read()).candidates


def test_a_product_that_comes_or_goes_changes_its_own_stretch() -> None:
    numbers = [7 * number for number in range(1, 2_000)]
    before = stretches(candidates(*numbers))
    assert [one for each in before for one in each.kinguin_ids] == numbers
    assert 30 < len(before) < 130
    for place in (0, 1_000, len(numbers) - 1):
        without = stretches(candidates(*numbers[:place], *numbers[place + 1 :]))
        gone = {each.digest for each in before} - {each.digest for each in without}
        assert 1 <= len(gone) <= 2, place


def test_a_stretch_is_what_is_said_of_all_of_it() -> None:
    numbers = range(1, 40)
    digests = {each.digest for each in stretches(candidates(*numbers))}
    assert digests == {each.digest for each in stretches(candidates(*numbers))}
    assert digests.isdisjoint(each.digest for each in stretches(candidates(*numbers, price=6)))
    assert stretches([]) == []


def test_when_all_pages_move_only_one_stretch_is_looked_at(
    app: Flask, sync: Sync, sandbox: SandboxControl
) -> None:
    assert app.extensions
    sync()
    known = set(db.session.scalars(select(SyncStretch.digest)))
    first = db.session.scalars(select(Product).order_by(Product.kinguin_id)).first()
    assert first is not None
    sandbox.set_product(first.kinguin_id or 0, qty=0)
    compared: list[int] = []

    def count(_1: object, _2: object, statement: str, asked: dict[str, object], *_: object) -> None:
        if "products.provider_digest" in statement:
            compared.extend(len(each) for each in asked.values() if isinstance(each, list))

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        run = sync()
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    assert (run.retired, run.updated, run.created) == (1, 0, 0)
    assert sum(compared) < run.unchanged / 4
    after = set(db.session.scalars(select(SyncStretch.digest)))
    assert len(known - after) < len(known) / 4
