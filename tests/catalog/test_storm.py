"""The provider says very often that products changed: few questions, and nobody waits for them."""

import json

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text
from support.catalog import RunJobs
from support.paid import fill, own_product, paid_order
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product, SyncRun
from bitloot.catalog.refreshing import REFRESH
from bitloot.core.clock import utcnow
from bitloot.core.config import SETTINGS, get_settings
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.metrics import PROVIDER_SECONDS
from bitloot.core.money import Money
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.rooms import make_runner
from config.settings import Settings

PRODUCTS, UPDATES = 100, 2_000


def fetches() -> int:
    """How often single products were asked for so far."""
    samples = (sample for metric in PROVIDER_SECONDS.collect() for sample in metric.samples)
    return sum(
        int(sample.value)
        for sample in samples
        if sample.name.endswith("_count") and sample.labels.get("call") == "product"
    )


def storm(client: FlaskClient, settings: Settings, numbers: list[int], updates: int) -> None:
    secret = settings.kinguin_webhook_secret.get_secret_value()
    headers = {"X-Event-Name": "product.update", "X-Event-Secret": secret}
    for turn in range(updates):
        body = json.dumps({"kinguinId": numbers[turn % len(numbers)], "qty": turn})
        answer = client.post("/webhooks/kinguin", data=body, headers=headers)
        assert answer.status_code == 200, answer.text


@pytest.fixture
def numbers(synced: SyncRun) -> list[int]:
    assert synced.created
    found = db.session.scalars(
        select(Product.kinguin_id)
        .where(Product.stock > 0)
        .order_by(Product.kinguin_id)
        .limit(PRODUCTS)
    )
    return [number for number in found if number is not None]


def due(ahead: float = 0) -> list[str]:
    """Kinds of due jobs in the order in which workers are told of them."""
    if ahead:
        db.session.execute(
            text("update jobs set run_at = run_at - make_interval(secs => :ahead)"),
            {"ahead": ahead},
        )
        commit()
    waiting = select(Job.kind).where(Job.state == JobState.QUEUED, Job.run_at <= utcnow())
    return list(db.session.scalars(waiting.order_by(Job.priority.desc(), Job.run_at)))


def test_a_storm_of_updates_costs_a_question_a_product(
    app: ShopFlask,
    client: FlaskClient,
    settings: Settings,
    numbers: list[int],
    run_jobs: RunJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patient = settings.model_copy(update={"catalog_refresh_seconds": 600})
    monkeypatch.setitem(app.extensions, SETTINGS, patient)
    before = fetches()
    storm(client, settings, numbers, UPDATES)
    assert run_jobs() == 0  # they wait until it is quiet
    assert run_jobs(ahead=601) == PRODUCTS
    assert fetches() - before == PRODUCTS
    storm(client, settings, numbers[:3], 30)
    assert run_jobs(ahead=601) == 3
    assert fetches() - before == PRODUCTS + 3


def test_what_the_last_update_said_is_stored(
    client: FlaskClient,
    settings: Settings,
    numbers: list[int],
    run_jobs: RunJobs,
    sandbox: SandboxControl,
) -> None:
    number = numbers[0]
    sandbox.switch(**{"kinguin.webhooks": False})
    query = select(Product).where(Product.kinguin_id == number)
    cost = db.session.scalars(query).one().cost or Money.zero()
    for cents in (10, 20, 30):
        sandbox.set_product(number, price=float(cost.amount) + cents / 100)
        storm(client, settings, [number], 7)
    run_jobs(ahead=30)
    db.session.expire_all()
    assert db.session.scalars(query).one().cost == cost + Money.eur("0.30")


def test_a_change_while_it_is_looked_up_is_looked_up_again(
    client: FlaskClient, settings: Settings, numbers: list[int]
) -> None:
    storm(client, settings, numbers[:1], 1)
    job = db.session.scalars(select(Job).where(Job.kind == REFRESH)).one()
    job.state = JobState.RUNNING
    commit()
    storm(client, settings, numbers[:1], 50)
    states = db.session.scalars(select(Job.state).where(Job.kind == REFRESH)).all()
    assert sorted(states) == [JobState.QUEUED, JobState.RUNNING]


def test_an_order_in_the_middle_of_a_storm_goes_first(
    client: FlaskClient, settings: Settings, numbers: list[int]
) -> None:
    storm(client, settings, numbers, 300)
    assert due(ahead=60).count(REFRESH) == PRODUCTS
    own = own_product()
    fill(own, "AAAAA-BBBBB")
    order = paid_order((own, 1))
    commit()
    assert due()[0].startswith("fulfillment.")
    runner = make_runner(get_settings())
    ran = 0
    items = select(OrderItem.status).where(OrderItem.order_id == order.id)
    while db.session.scalar(items) is not ItemStatus.DELIVERED:
        waiting = select(Job.id).where(Job.state == JobState.QUEUED, Job.run_at <= utcnow())
        following = db.session.scalars(
            waiting.order_by(Job.priority.desc(), Job.run_at).limit(1)
        ).one()
        commit()
        runner.run(following)
        db.session.expire_all()
        ran += 1
    assert ran <= 3
    assert due().count(REFRESH) == PRODUCTS
