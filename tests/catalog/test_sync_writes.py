"""What a sync writes, and what it leaves: counted by the versions of the rows themselves."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from secrets import token_urlsafe

from flask import Flask
from pydantic import SecretStr
from sqlalchemy import func, select, text
from support.catalog import Sync
from support.sandbox import SandboxControl
from support.waiting import until

from bitloot.catalog import sync as steps
from bitloot.catalog.arriving import Arrival, Start, walk
from bitloot.catalog.models import Offer, PriceChange, Product, SyncRun, SyncState, SyncStretch
from bitloot.catalog.offers import replace
from bitloot.catalog.preparing import Candidate, give_ids
from bitloot.catalog.rows import Draft, write
from bitloot.catalog.sync_runs import begin, get
from bitloot.catalog.terms import present_terms
from bitloot.core.db import db, transaction
from bitloot.core.money import Money
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.listing import Listing
from config.settings import Settings

Doc = dict[str, object]


def versions(table: str) -> dict[str, str]:
    """Which transaction wrote each row last."""
    found = db.session.execute(text(f"select id::text, xmin::text from {table}"))  # noqa: S608
    return {row[0]: row[1] for row in found}


def listed(page: int = 1) -> list[Doc]:
    return [json.loads(said) for said in get_kinguin().listing(page).results]


def take(*docs: Doc, count: int | None = None) -> SyncRun:
    """One step of a run over an invented page."""
    content = json.dumps({"results": docs, "item_count": count or len(docs)}).encode()
    with transaction():
        run = begin(full=True, started_by="test")
        steps.apply(run, [Arrival(1, Listing.of(content), is_last=False)], present_terms())
        return run


def one(kinguin_id: object) -> Product:
    db.session.expire_all()
    return db.session.scalars(select(Product).where(Product.kinguin_id == kinguin_id)).one()


def test_what_is_the_same_is_not_written(sync: Sync) -> None:
    first = sync()
    tables = ("products", "offers", "price_changes")
    before = {table: versions(table) for table in tables}
    known = db.session.scalars(select(SyncStretch.kinguin_ids)).all()
    assert sum(map(len, known)) == first.expected
    for _ in range(2):  # by its stretches, then product by product
        assert sync().unchanged == first.created
        assert {table: versions(table) for table in tables} == before
        db.session.execute(text("truncate sync_stretches"))
        db.session.commit()


def test_one_change_writes_one_row_and_its_offers_alone(
    sync: Sync, product: Product, sandbox: SandboxControl
) -> None:
    sync()
    number, offers = product.kinguin_id or 0, [offer.id for offer in product.offers]
    before, before_offers = versions("products"), versions("offers")
    sandbox.set_product(number, qty=product.stock + 1)
    run = sync()
    assert (run.updated, run.unchanged) == (1, len(before) - 1)
    written = {row for row, version in versions("products").items() if before[row] != version}
    assert written == {str(product.id)}
    after = versions("offers")
    changed = {row for row in after if before_offers.get(row) != after[row]}
    assert len(changed) == 1
    assert changed <= set(map(str, offers))


def test_a_known_page_whose_product_was_touched_is_looked_at(sync: Sync, product: Product) -> None:
    sync()
    number, stock = product.kinguin_id, product.stock
    product.stock, product.provider_digest = 0, None
    db.session.commit()
    assert sync().updated == 1
    assert one(number).stock == stock


def test_the_same_product_twice_on_a_page_counts_as_said_last(app: Flask) -> None:
    assert app.extensions
    doc, *_ = listed()
    older = {**doc, "name": "Older Words", "updatedAt": "2020-01-01T00:00:00+00:00"}
    newer = {**doc, "name": "Newer Words", "updatedAt": "2024-01-01T00:00:00+00:00"}
    assert take(newer, older).created == 1
    assert one(doc["kinguinId"]).title == "Newer Words"


def test_two_products_of_one_name_have_addresses_of_their_own(app: Flask) -> None:
    assert app.extensions
    doc, *_ = listed()
    twin = {**doc, "kinguinId": 7, "productId": "a" * 24, "offers": []}
    assert take(doc, twin).created == 2
    slugs = {one(doc["kinguinId"]).slug, one(7).slug}
    assert len(slugs) == 2
    assert any(slug.endswith("-7") for slug in slugs)


def test_words_pictures_and_platforms_of_every_age(app: Flask) -> None:
    assert app.extensions
    doc, *_ = listed()
    wild = {
        **doc,
        "name": "Tom &amp; Rosa&#39;s  Garden",
        "description": "<p>Grow &amp; sell</p><script>no()</script>\\N\tend",
        "platform": "Uplay",
        "genres": ["Action &amp; More", 'Quote " and {brace}', "back\\slash"],
        "images": {"screenshots": "none"},
        "videos": None,
        "offers": [],
    }
    assert take(wild).created == 1
    product = one(doc["kinguinId"])
    assert product.title == "Tom & Rosa's Garden"
    assert product.description == "Grow & sell\n\\N\tend"
    assert product.platform == product.drm == "Ubisoft Connect"
    assert product.genres == ["Action & More", 'Quote " and {brace}', "back\\slash"]
    assert (product.cover_url, product.screenshots, product.videos) == (None, [], [])
    for platform in ("Steam", "PC Steam", "PC Ubisoft Connect"):
        take({**wild, "platform": platform})
        assert one(doc["kinguinId"]).platform == platform.removeprefix("PC ")


def test_what_makes_no_sense_is_left_with_a_reason(app: Flask) -> None:
    assert app.extensions
    good, *_ = listed()
    offer = {"offerId": "o", "price": 5.0, "qty": 0, "merchantName": "M"}
    bad: dict[str, Doc] = {
        "price is not positive": {"price": 0},
        "price is not a number": {"price": None},
        "qty is not a number": {"qty": "many"},
        "name is missing": {"name": " "},
        "no offer has any": {"price": 5.0, "qty": 3, "offers": [offer]},
        "below that of every offer": {"price": 4.0, "qty": 0, "offers": [offer]},
        "maximum": {"name": token_urlsafe(9_000)},
    }
    docs = [{**good, "kinguinId": n, **doc} for n, doc in enumerate(bad.values(), 1)]
    run = take(good, *docs)
    reasons = {
        each["kinguin_id"]: each["reason"] for each in run.failures if isinstance(each, dict)
    }
    for number, words in enumerate(bad, 1):
        assert words in str(reasons[number]), reasons
    assert (run.created, run.failed) == (1, len(bad))
    assert one(good["kinguinId"]).stock


def test_history_has_a_line_a_change(sync: Sync, product: Product, sandbox: SandboxControl) -> None:
    number, cost = product.kinguin_id or 0, product.cost or Money.zero()
    for cents in (10, 20):
        sandbox.set_product(number, price=float(cost.amount) + cents / 100)
        sync(full=False)
    lines = select(PriceChange.cost).where(PriceChange.product_id == product.id)
    history = db.session.scalars(lines.order_by(PriceChange.id)).all()
    assert history == [cost, cost + Money.eur("0.10"), cost + Money.eur("0.20")]


def test_killed_in_the_middle_it_carries_on_where_it_was(
    app: Flask, settings: Settings, sync: Sync
) -> None:
    """The process is stopped by force while it stores; the cursor says what is stored."""
    assert app.extensions
    with transaction():
        run = begin(full=True, started_by="test")
        run_id = run.id
        pages = walk(Start(1, full=True, updated_since=None, expected=0), get_kinguin())
        steps.apply(run, [next(pages), next(pages)], present_terms())
    secrets = ("secret_key", "jwt_secret_key", "master_keys", "kinguin_api_key")
    given: dict[str, str] = {
        name.upper(): value.get_secret_value()
        for name in secrets
        if isinstance(value := getattr(settings, name), SecretStr)
    }
    environment = (
        os.environ
        | given
        | {
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": settings.redis_url,
            "KINGUIN_BASE_URL": settings.kinguin_base_url,
            "BITLOOT_MODE": "test",
        }
    )
    other = db.engine.connect()
    other.execute(text("lock table price_changes in access exclusive mode"))
    command = [str(Path(sys.executable).with_name("bitloot")), "sync", "kinguin", "--full"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    waiting = text("select count(*) from pg_locks where not granted")
    until(lambda: db.session.scalar(waiting) or None, seconds=60)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    other.rollback()
    other.close()
    db.session.rollback()
    stopped = get(run_id)
    assert stopped is not None
    assert (stopped.state, stopped.next_page, stopped.created) == (SyncState.RUNNING, 3, 200)
    assert _count(Product) == 200
    db.session.rollback()
    done = sync()
    assert (done.id, done.state) == (run_id, SyncState.DONE)
    assert done.created == _count(Product) == done.expected
    assert _count(Offer) == db.session.scalar(
        select(func.count(Offer.provider_offer_id.distinct()))
    )


def _count(model: type[Product] | type[Offer]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_who_was_made_meanwhile_by_somebody_else_keeps_id_and_offers(sync: Sync) -> None:
    """Between our look and our write a webhook's refresh may have taken it in."""
    sync()
    before = db.session.scalars(
        select(Product).where(Product.offers.any()).order_by(Product.kinguin_id)
    ).first()
    assert before is not None
    offers = {offer.provider_offer_id: offer.id for offer in before.offers}
    number, title = before.kinguin_id, before.title
    product = get_kinguin().product(number or 0)
    assert product is not None
    ready = Candidate.known(product).ready()
    assert ready is not None
    give_ids([ready])
    with transaction():
        draft = Draft(
            ready, ready.decided(present_terms()), number or 0, "another-slug", published=True
        )
        present = write([draft], {}, cause="test")
        assert present[number or 0].id == before.id
        replace({str(before.id): ready}, old=[str(before.id)])
    now = one(number)
    assert (now.id, now.title) == (before.id, title)
    assert {offer.provider_offer_id: offer.id for offer in now.offers} == offers
    assert ready.id not in versions("products")
