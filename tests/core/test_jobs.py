"""The one door to the outside: a job survives whatever happens to its nudge, worker or machine."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db, rollback, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderUnavailableError
from bitloot.core.jobs.desk import replay
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.jobs.queue import get_huey
from bitloot.core.jobs.running import Handler, JobView, PostponeError, Runner
from bitloot.core.jobs.sweep import sweep


class Stub:
    """A handler that records its runs and fails as told."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.seen: list[JobView] = []

    def __call__(self, job: JobView) -> None:
        self.seen.append(job)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error


def runner(handler: Stub, **options: int) -> Runner:
    handlers = {"test": Handler(handler, **options)}
    return Runner(handlers, lease_seconds=30, retry_base_seconds=0.0)


def put(**options: float) -> UUID:
    with transaction():
        assert enqueue("test", {"order_id": "1"}, key="k", **options)
    return db.session.scalars(select(Job.id)).one()


def state(job_id: UUID) -> JobState:
    db.session.expire_all()
    return db.session.get_one(Job, job_id).state


def test_a_job_runs_once_and_is_done(app: ShopFlask) -> None:
    stub, job_id = Stub(), put()
    runner(stub).run(job_id)
    runner(stub).run(job_id)
    assert [view.attempt for view in stub.seen] == [1]
    assert state(job_id) is JobState.DONE


def test_the_same_effect_is_enqueued_once(app: ShopFlask) -> None:
    put()
    with transaction():
        assert not enqueue("test", {}, key="k")


def test_a_rolled_back_cause_leaves_neither_job_nor_nudge(app: ShopFlask) -> None:
    enqueue("test", {}, key="gone")
    rollback()
    with transaction():
        pass
    assert db.session.scalars(select(Job)).all() == []
    assert get_huey(app.extensions).pending_count() == 0


def test_a_committed_job_is_nudged(app: ShopFlask) -> None:
    put()
    assert get_huey(app.extensions).pending_count() == 1


def test_failures_back_off_and_end_as_a_dead_letter(app: ShopFlask) -> None:
    stub, job_id = Stub(ValueError("a"), ValueError("b")), put()
    runner(stub, max_attempts=2).run(job_id)
    assert state(job_id) is JobState.QUEUED
    runner(stub, max_attempts=2).run(job_id)
    assert state(job_id) is JobState.DEAD
    assert db.session.get_one(Job, job_id).last_error == "ValueError: b"


def test_waiting_is_not_failing(app: ShopFlask) -> None:
    stub, job_id = Stub(*[PostponeError(0, "not yet")] * 5), put()
    for _ in range(6):
        runner(stub, max_attempts=2).run(job_id)
    assert state(job_id) is JobState.DONE
    assert [view.attempt for view in stub.seen] == [1] * 6


def test_one_who_is_away_is_asked_again_soon_however_long_was_waited_before(app: ShopFlask) -> None:
    """Waiting for a key counts up as well: the first hiccup after it must not cost minutes."""
    waits = [PostponeError(0, "not yet")] * 14
    stub, job_id = Stub(*waits, ProviderUnavailableError("kinguin", "away")), put()
    handlers = {"test": Handler(stub)}
    patient = Runner(handlers, 30, 2.0, postponable=(ProviderUnavailableError,))
    for _ in range(15):
        patient.run(job_id)
    job = db.session.get_one(Job, job_id)
    assert len(stub.seen) == 15
    assert job.state is JobState.QUEUED
    assert job.run_at - utcnow() < timedelta(seconds=40)


def test_a_dead_workers_job_is_taken_over_when_its_lease_ends(app: ShopFlask) -> None:
    stub, job_id = Stub(), put()
    with transaction():
        db.session.execute(
            update(Job).values(state=JobState.RUNNING, leased_until=utcnow() + timedelta(hours=1))
        )
    runner(stub).run(job_id)
    assert stub.seen == []
    with transaction():
        past = utcnow() - timedelta(minutes=1)
        db.session.execute(update(Job).values(leased_until=past, nudged_at=past))
    with transaction():
        assert sweep() == 1
    runner(stub).run(job_id)
    assert state(job_id) is JobState.DONE


def test_the_sweep_finds_a_job_whose_nudge_was_lost(app: ShopFlask) -> None:
    put(delay_seconds=-0.001)
    get_huey(app.extensions).flush()
    with transaction():
        db.session.execute(update(Job).values(nudged_at=utcnow() - timedelta(minutes=1)))
    with transaction():
        assert sweep() == 1
    with transaction():
        assert sweep() == 0, "a nudge that waits is not repeated at once"
    assert get_huey(app.extensions).pending_count() == 1


def test_a_job_is_not_run_before_its_time(app: ShopFlask) -> None:
    stub, job_id = Stub(), put(delay_seconds=60)
    runner(stub).run(job_id)
    assert stub.seen == []
    with transaction():
        assert wake("test", "k")
    runner(stub).run(job_id)
    assert len(stub.seen) == 1


def test_only_a_dead_job_is_replayed(app: ShopFlask) -> None:
    job_id = put()
    with pytest.raises(ConflictError):
        replay(job_id, Actor("anna"), reason="again")
    runner(Stub(ValueError("x")), max_attempts=1).run(job_id)
    with transaction():
        replay(job_id, Actor("anna"), reason="again")
    stub = Stub()
    runner(stub).run(job_id)
    assert len(stub.seen) == 1


def test_an_unknown_kind_is_a_dead_letter(app: ShopFlask) -> None:
    job_id = put()
    Runner({}, lease_seconds=30, retry_base_seconds=0).run(job_id)
    assert state(job_id) is JobState.DEAD
