"""`bitloot sync kinguin` and the shop without Redis."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import func, select
from support.catalog import Sync
from support.sandbox import SandboxControl

from bitloot.catalog import sync_runs
from bitloot.catalog.commands import sync as command
from bitloot.catalog.models import Product, SyncRun
from bitloot.core.cache import get_redis, install_redis
from bitloot.core.db import db, transaction


def test_the_command_prints_what_it_did(app: Flask) -> None:
    first = app.test_cli_runner().invoke(command, ["kinguin", "--full"])
    assert first.exit_code == 0, first.output
    total = db.session.scalar(select(func.count()).select_from(Product))
    assert f"full sync done: {total} created, 0 updated" in first.output
    second = app.test_cli_runner().invoke(command, ["kinguin"])
    assert second.exit_code == 0
    assert "incremental sync done: 0 created" in second.output


def test_the_command_carries_an_interrupted_run_on(app: Flask, sync: Sync) -> None:
    run = sync()
    with transaction():
        waiting = sync_runs.begin(full=False, started_by="test").id
    done = app.test_cli_runner().invoke(command, ["kinguin", "--full"])
    assert done.exit_code == 0, done.output
    states = db.session.execute(select(SyncRun.id, SyncRun.full, SyncRun.state)).all()
    assert [(row[1], row[2].value) for row in states] == [
        (True, "done"),
        (False, "done"),
        (True, "done"),
    ]
    assert {run.id, waiting} < {row[0] for row in states}


def test_the_command_fails_clearly(app: Flask, sandbox: SandboxControl) -> None:
    sandbox.switch(**{"kinguin.api.outage": "down"})
    failed = app.test_cli_runner().invoke(command, ["kinguin"])
    assert failed.exit_code == 1
    assert "Run it again to carry on." in failed.output
    sandbox.switch(**{"kinguin.api.outage": "none"})
    get_redis().flushdb()  # the breaker
    assert app.test_cli_runner().invoke(command, ["kinguin"]).exit_code == 0


@pytest.mark.usefixtures("synced")
def test_the_catalogue_does_without_redis(app: Flask, client: FlaskClient) -> None:
    real = get_redis()
    install_redis(app.extensions, Redis(port=1, socket_connect_timeout=0.2))
    try:
        for path in ("products", "facets", "suggest?q=steam"):
            answer = client.get(f"/api/v1/catalog/{path}")
            assert answer.status_code == 200
            assert answer.headers["ETag"]
    finally:
        install_redis(app.extensions, real)
