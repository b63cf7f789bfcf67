"""What the inbox stands on may die: an IPN is kept or the sender is told to come again."""

import json

import pytest
from flask.testing import FlaskClient
from redis import ConnectionPool
from sqlalchemy import select, text
from support.waiting import until
from support.working import RunJobs
from webhooks.test_inbox import Senders, events, jobs, raw

from bitloot.core import lane
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.queue import get_huey
from bitloot.core.lane import Lane
from bitloot.webhooks.models import Processing, WebhookEvent
from config.settings import Settings


@pytest.fixture
def senders(client: FlaskClient, settings: Settings) -> Senders:
    return Senders(client, settings)


def test_connections_that_died_are_replaced(senders: Senders) -> None:
    assert senders.ipn(raw()).status_code == 200
    others = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
    db.session.execute(text(f"{others} and application_name = 'bitloot' and state = 'idle'"))
    commit()
    assert senders.ipn(raw(updated_at=2)).status_code == 200
    assert len(events()) == 2
    assert jobs() == ["payments.apply"] * 2


def test_without_a_database_the_sender_is_told_to_come_again(
    app: ShopFlask, senders: Senders
) -> None:
    away = Lane("postgresql+psycopg2://nobody@127.0.0.1:1/none", {"connect_timeout": 1}, 1)
    kept = lane.get_lane()
    lane.install(app.extensions, away)
    try:
        assert senders.ipn(raw()).status_code == 503
    finally:
        lane.install(app.extensions, kept)
    assert events() == []


def test_without_a_queue_it_is_kept_and_found(
    app: ShopFlask, senders: Senders, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = get_huey(app.extensions).storage
    nowhere = ConnectionPool.from_url("redis://127.0.0.1:1", socket_connect_timeout=1)
    monkeypatch.setattr(storage.conn, "connection_pool", nowhere)
    assert senders.ipn(raw(order_id=None)).status_code == 200
    run_jobs()
    assert [event.processing for event in events()] == [Processing.WAITING]  # unknown: tried again


def test_a_nudge_reaches_the_queue(app: ShopFlask, senders: Senders) -> None:
    storage = get_huey(app.extensions).storage
    before = storage.queue_size()
    for number in range(5):
        senders.ipn(raw(updated_at=number))
    until(lambda: storage.queue_size() == before + 5)
    kept = db.session.scalars(select(WebhookEvent.body)).all()
    assert {json.loads(body)["updated_at"] for body in kept} == set(range(5))
