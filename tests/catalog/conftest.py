"""A catalogue synced from the sandbox."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from support.catalog import Doc, Get, Sync

from bitloot.catalog.models import Product, SyncRun
from bitloot.catalog.sync_runs import begin
from bitloot.catalog.syncing import work
from bitloot.core.db import db, transaction


@pytest.fixture
def sync(app: Flask) -> Sync:
    """Run a sync to its end and return the run."""
    assert app.extensions

    def run(*, full: bool = True) -> SyncRun:
        with transaction():
            run_id = begin(full=full, started_by="test").id
        assert work(run_id, seconds=60, progress=lambda _: None)
        found = db.session.get(SyncRun, run_id, populate_existing=True)
        assert found is not None
        return found

    return run


@pytest.fixture
def synced(sync: Sync) -> SyncRun:
    return sync()


@pytest.fixture
def get(client: FlaskClient) -> Get:
    """GET below the public catalogue; the answer must have `status`."""

    def ask(path: str, *, status: int = 200, **query: object) -> Doc:
        answer = client.get(f"/api/v1/catalog{path}", query_string=query)
        assert answer.status_code == status, answer.text
        document: Doc = answer.get_json()
        return document

    return ask


@pytest.fixture
def product(synced: SyncRun) -> Product:
    """Any synced product that is in stock."""
    assert synced.created
    found = db.session.scalar(select(Product).where(Product.stock > 5).order_by(Product.id))
    assert found is not None
    return found
