"""Previews: at once or by a job, exact from batch to batch, and what may be applied on them."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.jobs import RunJobs
from support.reading import Doc
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import candidates, previewing, tasks
from bitloot.catalog.repricing.models import PricePreview, RunState
from bitloot.catalog.repricing.preview import BIGGEST, Preview, preview
from bitloot.catalog.repricing.preview_keeping import kept, restored
from bitloot.catalog.repricing.rule_editing import create
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.jobs.models import Job
from bitloot.core.money import Money

Call = Callable[..., Doc]
Make = Callable[..., Product]
URL = "/api/v1/admin/pricing/preview"


def add(kind: RuleKind, **values: object) -> None:
    create({"name": kind.value, "kind": kind, "scope": Scope.GLOBAL, **values}, COMMAND_LINE)
    commit()


def told(found: Preview) -> tuple[object, ...]:
    counts = (found.raised, found.lowered, found.unchanged, found.refused, found.refused_later)
    return *counts, found.margins_before, found.margins_after, found.biggest, found.offenders


@pytest.mark.parametrize("batch", [1, 2, 7, 24, 25, 26])
def test_batches_find_what_one_look_finds(
    make_many: None, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    at_once = told(preview(books.edited()))
    monkeypatch.setattr(candidates, "BATCH", batch)
    with transaction():
        found = previewing.begin("test")
        while found.state is RunState.RUNNING:
            found = previewing.step(found.id)
    assert told(previewing.found_by(found)) == at_once
    assert (found.seen, found.expected) == (25, 25)


@pytest.fixture
def make_many(make: Make) -> None:
    """More changes than are remembered, some refused, some alike."""
    for number in range(25):
        make(f"{5 + number % 9}.00", stock=number)
    add(RuleKind.MARGIN, percent=Decimal(40))
    add(RuleKind.CAP, amount=Money.eur("12.50"))


def test_what_is_kept_is_what_was_found(make_many: None) -> None:
    found = preview(books.edited())
    assert len(found.biggest) == BIGGEST
    assert found.refused > 0
    assert told(restored(kept(found))) == told(found)
    assert told(restored({})) == told(Preview())


def test_a_large_catalogue_is_left_to_a_job(
    call: Call, make_many: None, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "BATCH", 10)
    monkeypatch.setattr(tasks, "_PATIENCE_SECONDS", 0)
    started = call("POST", "/preview", status=202)
    assert (started["state"], started["seen"], started["expected"]) == ("running", 0, 25)
    call("POST", "/apply", {"version": started["version"]}, status=409)
    assert call("POST", "/preview", status=202)["id"] == started["id"]
    run_jobs()
    done = call("GET", f"/previews/{started['id']}")
    assert (done["state"], done["seen"]) == ("done", 25)
    assert db.session.scalar(select(func.count(Job.id)).where(Job.kind == tasks.PREVIEW)) == 1


def test_the_same_key_looks_once(client: FlaskClient, make: Make) -> None:
    make("8.00")
    headers = {**staff_headers(Role.CATALOGUE), "Idempotency-Key": "one"}
    first, again = (client.post(URL, headers=headers) for _ in range(2))
    assert (first.status_code, first.json) == (again.status_code, again.json)
    assert db.session.scalar(select(func.count(PricePreview.id))) == 1


def test_rules_that_will_be_wrong_one_day_are_refused_today(
    call: Call, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "BATCH", 2)
    for _ in range(5):
        make("8.00")
    begins, ends = (utcnow() + timedelta(days=days) for days in (1, 2))
    add(RuleKind.MARGIN, percent=Decimal(40))
    add(RuleKind.CAP, amount=Money.eur("5.00"), starts_at=begins, ends_at=ends)
    looked = call("POST", "/preview", status=202)
    assert (looked["raised"], looked["refused"], looked["refused_later"]) == (5, 0, 5)
    assert f"From {begins:%Y-%m-%d %H:%M} UTC on, 5.00 EUR would be below" in str(
        looked["offenders"]
    )
    refusal = call("POST", "/apply", {"version": looked["version"]}, status=409)
    assert "5 products wrongly" in str(refusal["detail"])
    found = preview(books.edited(), coming=books.coming(books.stored_rules(), utcnow()))
    assert (found.refused, found.refused_later, len(found.offenders)) == (0, 5, 5)


def test_a_look_is_applied_once_its_rules_are_in_force(call: Call, make: Make) -> None:
    make("8.00")
    add(RuleKind.MARGIN, percent=Decimal(40))
    looked = call("POST", "/preview", status=202)
    preview_id = UUID(str(looked["id"]))
    assert not previewing.is_applied(previewing.get(preview_id))
    call("POST", "/apply", {"version": looked["version"]}, status=202)
    assert previewing.is_applied(previewing.get(preview_id))


def test_a_look_of_long_ago_is_no_ground_to_apply(call: Call, make: Make) -> None:
    make("8.00")
    version = call("POST", "/preview", status=202)["version"]
    past = utcnow() - previewing.GOOD_FOR
    db.session.execute(PricePreview.__table__.update().values(started_at=past))
    commit()
    refusal = call("POST", "/apply", {"version": version}, status=409)
    assert "within the hour" in str(refusal["detail"])
    call("POST", "/preview", status=202)
    call("POST", "/apply", {"version": version}, status=202)


def test_old_looks_are_forgotten(call: Call, make: Make) -> None:
    make("8.00")
    old = call("POST", "/preview", status=202)["id"]
    past = utcnow() - timedelta(days=8)
    db.session.execute(PricePreview.__table__.update().values(started_at=past))
    commit()
    call("POST", "/preview", status=202)
    call("GET", f"/previews/{old}", status=404)
