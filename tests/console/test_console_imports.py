"""Kinguin's catalogue, import rules and syncs in the console."""

import re

import pytest
from sqlalchemy import select
from support.console_browser import Browser
from support.jobs import RunJobs
from support.sandbox import SandboxControl

from bitloot.catalog.imports.models import ImportRule
from bitloot.catalog.models import Product, SyncRun
from bitloot.catalog.tasks import SYNC, start_sync
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money

WHY = "because of the test"
RULE = {"name": "Cheap", "genres": "RPG,  Action ", "max_price": "9,90", "enabled": "on"}


@pytest.mark.parametrize(
    "path", ["products/?q=a%00b", "stock/?q=%00", "imports/?genre=%00", "orders/?q=%00"]
)
def test_text_that_no_database_takes_is_refused_in_an_address(owner: Browser, path: str) -> None:
    answer = owner.get(f"/admin/{path}")
    assert answer.status_code == 422
    assert "a character that no text has" in answer.text


def test_and_in_a_form(owner: Browser) -> None:
    fields = {**RULE, "genres": "RPG, a\x00b"}
    answer = owner.send("/admin/imports/rules/new", **fields, reason=WHY)
    assert answer.status_code == 422
    assert db.session.scalars(select(ImportRule)).all() == []


def test_tick_and_import(owner: Browser, run_jobs: RunJobs) -> None:
    shown = owner.get("/admin/imports/?platform=PC Steam").text
    numbers = re.findall(r'name="id" value="(\d+)"', shown)
    assert len(numbers) == 50
    assert "page=2" in shown
    answer = owner.send(f"/admin/imports/choose?id={numbers[0]}&id={numbers[1]}", reason=WHY)
    assert answer.status_code == 303
    run_jobs()
    assert set(db.session.scalars(select(Product.kinguin_id))) == set(map(int, numbers[:2]))
    shown = owner.get("/admin/imports/?platform=PC Steam").text
    assert shown.count(">imported</a>") == 2


def test_a_rule_is_made_changed_and_deleted(owner: Browser) -> None:
    assert owner.send("/admin/imports/rules/new", **RULE, reason=WHY).status_code == 303
    rule = db.session.scalars(select(ImportRule)).one()
    assert (rule.genres, rule.max_price) == (["RPG", "Action"], Money.eur("9.90"))
    listed = owner.get("/admin/imports/rules").text
    assert "RPG, Action" in listed
    path = f"/admin/imports/rules/{rule.id}"
    assert 'value="9.90"' in owner.get(f"{path}/edit").text
    changed = owner.send(f"{path}/edit", **{**RULE, "words": "harbor"}, reason=WHY)
    assert changed.status_code == 303
    assert owner.send(f"{path}/remove", reason=WHY).status_code == 303
    assert "imports everything" in owner.get("/admin/imports/rules").text


@pytest.mark.parametrize(
    ("field", "typed"),
    [("max_price", "cheap"), ("min_price", "-1"), ("min_stock", "many"), ("name", "")],
)
def test_what_cannot_be_read_is_said(owner: Browser, field: str, typed: str) -> None:
    answer = owner.send("/admin/imports/rules/new", **{**RULE, field: typed}, reason=WHY)
    assert answer.status_code == 422
    assert owner.get("/admin/imports/?max_price=cheap").status_code == 422


def test_a_sync_says_why_it_stands_still(
    owner: Browser, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.api.outage": "down"})
    start_sync(full=True, started_by="test")
    commit()
    assert "stands still" not in owner.get("/admin/sync/").text
    run_jobs()
    for path in ("", "runs"):
        shown = owner.get(f"/admin/sync/{path}").text
        assert "It stands still: kinguin: HTTP 503. Asked again" in shown
        assert "waiting for the first page" not in shown
    job = db.session.scalars(select(Job).where(Job.kind == SYNC)).one()
    job.state = JobState.DEAD
    commit()
    assert "start a sync to carry it on" in owner.get("/admin/sync/runs").text


def test_a_sync_shows_how_far_it_is_and_why_some_failed(owner: Browser) -> None:
    run_id = start_sync(full=True, started_by="test").id
    run = db.session.get_one(SyncRun, run_id)
    run.expected, run.created, run.skipped, run.failed = 1_000, 150, 40, 10
    run.worked_ms = 2_000
    run.failures = [{"kinguin_id": 77, "reason": "price is not a number"}]
    commit()
    shown = owner.get("/admin/sync/runs").text
    for words in ("200 of 1,000", "100 products a second", "40 not wanted", "10 failed"):
        assert words in shown
    assert "price is not a number" in owner.get(f"/admin/sync/{run_id}/failures").text
    run = db.session.get_one(SyncRun, run_id, populate_existing=True)
    assert run.seconds_left == 8
    run.finished_at = utcnow()
    commit()
