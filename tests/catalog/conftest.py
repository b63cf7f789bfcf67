"""A catalogue synced from the sandbox."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from support.catalog import Doc, Get, Sync

from bitloot.catalog.models import Product, SyncRun
from bitloot.catalog.sync_runs import begin
from bitloot.catalog.tasks import work
from bitloot.core.db import db, transaction

_TABLES = ("products", "offers", "sync_runs", "price_changes")


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
def synced(app: Flask, sync: Sync) -> SyncRun:
    """A finished full run; synced once a session, then copied from a snapshot."""
    assert app.extensions
    if not db.session.scalar(text("select to_regclass('snapshot.products') is not null")):
        run = sync()
        db.session.execute(text("create schema snapshot"))
        for table in _TABLES:
            db.session.execute(text(f"create table snapshot.{table} as table {table}"))
        db.session.commit()
        return run
    for table in _TABLES:
        columns = ", ".join(f'"{name}"' for name in _written(table))
        db.session.execute(
            text(
                f"insert into {table} ({columns}) "  # noqa: S608 (our names)
                f"select {columns} from snapshot.{table}"
            )
        )
    db.session.commit()
    return db.session.scalars(select(SyncRun)).one()


def _written(table: str) -> list[str]:
    """The columns that the database does not make itself."""
    columns = db.metadata.tables[table].c
    return [c.name for c in columns if c.computed is None and c.identity is None]


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
    """A synced product that is in stock: the same in every session."""
    assert synced.created
    found = db.session.scalar(select(Product).where(Product.stock > 5).order_by(Product.kinguin_id))
    assert found is not None
    return found
