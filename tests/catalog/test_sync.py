"""The sync against the sandbox: full, incremental, crashed, twice at once, malformed."""

import json
import threading
from decimal import Decimal
from uuid import UUID

import pytest
from flask import Flask
from msgspec.structs import replace
from sqlalchemy import func, select, update
from support.catalog import RunJobs, Sync
from support.sandbox import SandboxControl

from bitloot.catalog import sync as steps
from bitloot.catalog.arriving import Arrival, Start, walk
from bitloot.catalog.models import Offer, PriceChange, Product, SyncRun, SyncSeen, SyncState
from bitloot.catalog.price_rules import RuleBook
from bitloot.catalog.sync_runs import SyncBusyError, begin, get, working
from bitloot.catalog.tasks import start_sync, sync_fully, sync_incrementally, work
from bitloot.catalog.terms import Terms, present_terms
from bitloot.catalog.upserting import store
from bitloot.core.attention import open_count
from bitloot.core.db import db, transaction
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderUnknownError
from bitloot.core.money import Money
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.listing import Listing


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Product)) or 0


def test_a_full_run_brings_everything_once(synced: SyncRun, sync: Sync) -> None:
    listed = get_kinguin().products_page(1).item_count
    assert synced.state is SyncState.DONE, synced.failures
    assert synced.created == _count() == listed, synced.failures
    assert not synced.failures
    assert (db.session.scalar(select(func.count()).select_from(Offer)) or 0) >= listed
    assert not db.session.scalars(select(Product).where(Product.price < Product.cost)).all()
    again = sync()
    assert (again.created, again.updated, again.unchanged) == (0, 0, listed)
    assert db.session.scalar(select(func.count()).select_from(SyncSeen)) == 0


def test_an_incremental_run_takes_what_changed(
    synced: SyncRun, sync: Sync, product: Product, sandbox: SandboxControl
) -> None:
    assert synced.created
    cost = product.cost
    assert cost is not None
    sandbox.set_product(product.kinguin_id or 0, price=float(cost.amount) + 3)
    run = sync(full=False)
    assert not run.full
    assert (run.created, run.updated) == (0, 1)
    db.session.refresh(product)
    assert product.cost == cost + Money.eur(3)
    changes = db.session.scalars(
        select(PriceChange).where(PriceChange.product_id == product.id).order_by(PriceChange.id)
    ).all()
    assert [change.cost for change in changes] == [cost, product.cost]


def test_the_first_run_is_full_whatever_was_asked(sync: Sync) -> None:
    assert sync(full=False).full


def test_what_staff_edited_is_never_undone(
    sync: Sync, product: Product, sandbox: SandboxControl
) -> None:
    product.title = "Our own words"
    product.price = Money.eur("77.77")
    product.overrides = ["title", "price"]
    db.session.commit()
    assert product.cost is not None
    dearer = product.cost + Money.eur("0.25")  # not by so much that it is held
    sandbox.set_product(product.kinguin_id or 0, price=float(dearer.amount), qty=3)
    run = sync()
    db.session.refresh(product)
    assert run.updated == 1
    assert (product.title, product.price) == ("Our own words", Money.eur("77.77"))
    assert (product.cost, product.stock) == (dearer, 3)


def test_what_disappeared_is_retired_and_comes_back(
    sync: Sync, product: Product, sandbox: SandboxControl
) -> None:
    stock = product.stock
    sandbox.set_product(product.kinguin_id or 0, qty=0)
    run = sync()
    db.session.refresh(product)
    assert run.retired == 1
    assert product.retired_at is not None
    assert product.stock == 0
    sandbox.set_product(product.kinguin_id or 0, qty=stock)
    run = sync()
    db.session.refresh(product)
    assert (run.retired, run.updated) == (0, 1)
    restored = db.session.get_one(Product, product.id)
    assert restored.retired_at is None
    assert restored.stock == stock


def test_what_a_moving_list_hid_is_asked_after_not_retired(sync: Sync, product: Product) -> None:
    """A run whose pages missed a product: it must look before it retires."""
    with transaction():
        run = begin(full=True, started_by="test")
        run_id = run.id
        run.next_page = 0
    assert work(run_id, seconds=60, progress=lambda _: None)
    run = db.session.get_one(SyncRun, run_id, populate_existing=True)
    assert (run.state, run.retired) == (SyncState.DONE, 0)
    db.session.refresh(product)
    assert product.retired_at is None
    assert sync().retired == 0


def test_a_provider_that_fails_in_the_middle_is_resumed_at_the_page(
    sync: Sync, sandbox: SandboxControl
) -> None:
    with transaction():
        run = begin(full=True, started_by="test")
        run_id = run.id
        pages = walk(Start(1, full=True, updated_since=None, expected=0), get_kinguin())
        first = [next(pages), next(pages)]
        sandbox.switch(**{"kinguin.api.outage": "down"})
        with pytest.raises(ProviderUnknownError):
            next(pages)
        steps.apply(run, first, present_terms())
    stopped = get(run_id)
    assert stopped is not None
    assert (stopped.state, stopped.next_page, stopped.created) == (SyncState.RUNNING, 3, 200)
    assert _count() == 200
    db.session.rollback()
    sandbox.switch(**{"kinguin.api.outage": "none"})
    done = sync()
    assert (done.id, done.state) == (run_id, SyncState.DONE)
    assert done.created == _count() == done.expected


def test_two_at_once_join_and_only_one_works(app: Flask) -> None:
    ids: list[UUID] = []

    def ask() -> None:
        with app.app_context(), transaction():
            ids.append(begin(full=True, started_by="test").id)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1
    with working(), pytest.raises(SyncBusyError):
        work(ids[0], seconds=60, progress=lambda _: None)


def test_who_is_patient_waits_for_the_other_worker(app: Flask) -> None:
    with transaction():
        run_id = begin(full=True, started_by="test").id
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        with app.app_context(), working():
            held.set()
            free.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    with pytest.raises(SyncBusyError):
        work(run_id, seconds=60, patience=1)
    free.set()
    assert work(run_id, seconds=60, patience=10)
    holder.join()


def test_a_full_run_is_not_swallowed_by_an_incremental_one(synced: SyncRun) -> None:
    assert synced.created
    with transaction():
        begin(full=False, started_by="test")
    with transaction(), pytest.raises(ConflictError):
        begin(full=True, started_by="test")


def test_the_job_does_it_and_runs_twice_without_harm(run_jobs: RunJobs) -> None:
    with transaction():
        run_id = start_sync(full=True, started_by="test").id
        start_sync(full=True, started_by="test")
    run_jobs()
    run = get(run_id)
    assert run is not None
    assert run.state is SyncState.DONE
    assert work(run_id, seconds=1, progress=lambda _: None)
    with transaction():
        sync_incrementally()
        sync_fully()  # not while another is on
    run_jobs()
    with transaction():
        sync_fully()
    run_jobs()
    done = db.session.execute(select(SyncRun.full, SyncRun.state).order_by(SyncRun.id)).all()
    assert [full for full, _ in done] == [True, False, True]
    assert {state for _, state in done} == {SyncState.DONE}


@pytest.mark.usefixtures("synced")
def test_malformed_products_are_counted_and_keep_their_place(sync: Sync) -> None:
    listing = get_kinguin().listing(1)
    page = {
        "results": [json.loads(said) for said in listing.results],
        "item_count": listing.item_count,
    }
    number = page["results"][0]["kinguinId"]
    page["results"][0]["price"] = "a lot"
    page["results"] += [{"kinguinId": "none"}, "no product at all"]
    arrival = Arrival(1, Listing.of(json.dumps(page).encode()), is_last=False)
    with transaction():
        run = begin(full=True, started_by="test")
        steps.apply(run, [arrival], present_terms())
        assert (run.failed, run.next_page) == (3, 2)
        assert run.failures == [
            {"kinguin_id": number, "reason": "price is not a number"},
            {"kinguin_id": None, "reason": "kinguinId is not a number"},
            {"kinguin_id": None, "reason": "expected an object, got str"},
        ]
    assert sync().retired == 0


def test_a_product_that_the_database_refuses_fails_alone(synced: SyncRun) -> None:
    assert synced.created
    good, bad, *_ = get_kinguin().products_page(1).products
    terms = Terms(
        RuleBook((), Decimal(50), frozenset()), auto_publish=True, cost_jump_percent=Decimal(50)
    )
    with transaction():
        tally = store(
            [
                replace(good, fingerprint="other"),
                replace(bad, metacritic_score=2**40, fingerprint="other"),
            ],
            terms,
            cause="test",
        )
    assert tally.updated == 1
    assert [kinguin_id for kinguin_id, _ in tally.failures] == [bad.kinguin_id]


def test_a_refusal_ends_the_run_and_calls_a_human(
    app: Flask, sandbox: SandboxControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.extensions
    assert sandbox.base
    monkeypatch.setitem(get_kinguin()._session.headers, "X-Api-Key", "wrong")  # noqa: SLF001
    with transaction():
        run_id = begin(full=True, started_by="test").id
    assert work(run_id, seconds=60, progress=lambda _: None)
    run = get(run_id)
    assert run is not None
    assert run.state is SyncState.FAILED
    assert open_count() == 1


def test_slugs_are_unique_and_stay(synced: SyncRun, sync: Sync) -> None:
    assert synced.created
    before = dict(db.session.execute(select(Product.kinguin_id, Product.slug)).all())
    assert len(set(before.values())) == len(before)
    db.session.execute(update(Product).values(provider_digest=None))
    db.session.commit()
    assert sync().updated == len(before)
    assert dict(db.session.execute(select(Product.kinguin_id, Product.slug)).all()) == before
