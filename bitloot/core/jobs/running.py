"""Claim with a lease, run, record. A handler may run twice: it must not matter."""

import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, update

from bitloot.core.clock import utcnow
from bitloot.core.db import db, transaction
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.logging import bound, redact
from bitloot.core.metrics import JOB_SECONDS

log = logging.getLogger(__name__)

_LONGEST_BACKOFF = 300.0
_LONGEST_AWAY = 30.0  # its breaker shields who is away; who waits for a key should not wait longer
_ERROR_LENGTH = 500


@dataclass(frozen=True, slots=True)
class JobView:
    """What a handler sees of its job. `attempt` counts from 1."""

    id: UUID
    kind: str
    payload: dict[str, str]
    attempt: int
    postponements: int
    lease: UUID | None = None

    def uuid(self, name: str) -> UUID:
        """An id from the payload."""
        return UUID(self.payload[name])


class PostponeError(Exception):
    """Not now: run again after `seconds`. Expected waiting, so it never leads to a dead letter."""

    def __init__(self, seconds: float, reason: str) -> None:
        super().__init__(reason)
        self.seconds = seconds


class LeaseLostError(Exception):
    """Another worker has taken the job over: this run must end, and leave nothing."""


@dataclass(frozen=True, slots=True)
class Handler:
    """How a kind of job is run. The function opens its own transactions."""

    run: Callable[[JobView], None]
    lease_seconds: int | None = None
    max_attempts: int = 10


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs jobs by id. `postponable` are error types that mean "the other side is away"."""

    handlers: Mapping[str, Handler]
    lease_seconds: int
    retry_base_seconds: float
    postponable: tuple[type[Exception], ...] = ()

    def run(self, job_id: UUID) -> None:
        """Claim and run; nothing happens when another worker holds the lease or it is not due."""
        lease = uuid4()
        claimed = self._claim(job_id, lease)
        if claimed is None:
            return
        started = time.monotonic()
        with bound(job_id=str(claimed.id), job=claimed.kind):
            result = self._attempt(claimed, lease)
        JOB_SECONDS.labels(claimed.kind, result).observe(time.monotonic() - started)

    def _claim(self, job_id: UUID, lease: UUID) -> JobView | None:
        now = utcnow()
        due = or_(
            and_(Job.state == JobState.QUEUED, Job.run_at <= now),
            and_(Job.state == JobState.RUNNING, Job.leased_until < now),
        )
        with transaction():
            row = db.session.execute(
                update(Job)
                .where(Job.id == job_id, due)
                .values(
                    state=JobState.RUNNING,
                    lease=lease,
                    attempts=Job.attempts + 1,
                    leased_until=now + timedelta(seconds=self.lease_seconds),
                )
                .returning(Job.kind, Job.payload, Job.attempts, Job.postponements)
            ).first()
            if row is None:
                return None
            handler = self.handlers.get(row.kind)
            if handler is not None and handler.lease_seconds is not None:
                until = now + timedelta(seconds=handler.lease_seconds)
                db.session.execute(update(Job).where(Job.id == job_id).values(leased_until=until))
        return JobView(job_id, row.kind, row.payload, row.attempts, row.postponements, lease)

    def _attempt(self, job: JobView, lease: UUID) -> str:
        handler = self.handlers.get(job.kind)
        if handler is None:
            self._finish(job, lease, JobState.DEAD, f"no handler for {job.kind}")
            return "dead"
        try:
            handler.run(job)
        except PostponeError as later:
            self._again(job, lease, later.seconds, str(later))
            return "postponed"
        except self.postponable as away:
            pause = self._backoff(job.postponements, _LONGEST_AWAY)
            self._again(job, lease, pause, f"{type(away).__name__}: {away}")
            return "postponed"
        except LeaseLostError as lost:
            log.warning("%s", lost)
            return "lost"
        except Exception as error:
            log.exception("job failed")
            return self._failed(job, lease, handler, f"{type(error).__name__}: {error}")
        self._finish(job, lease, JobState.DONE, None)
        return "done"

    def _backoff(self, tries: int, longest: float = _LONGEST_BACKOFF) -> float:
        pause = min(longest, self.retry_base_seconds * 2.0 ** min(tries, 16))
        return pause * random.uniform(0.75, 1.25)  # noqa: S311 (spreads retries, guards nothing)

    def _failed(self, job: JobView, lease: UUID, handler: Handler, error: str) -> str:
        if job.attempt >= handler.max_attempts:
            self._finish(job, lease, JobState.DEAD, error)
            return "dead"
        self._set(
            job,
            lease,
            state=JobState.QUEUED,
            run_at=utcnow() + timedelta(seconds=self._backoff(job.attempt - 1)),
            last_error=redact(error)[:_ERROR_LENGTH],
            nudged_at=None,
        )
        return "failed"

    def _again(self, job: JobView, lease: UUID, seconds: float, reason: str) -> None:
        self._set(
            job,
            lease,
            state=JobState.QUEUED,
            attempts=job.attempt - 1,
            postponements=job.postponements + 1,
            run_at=utcnow() + timedelta(seconds=seconds),
            last_error=redact(reason)[:_ERROR_LENGTH],
            nudged_at=None,
        )

    def _finish(self, job: JobView, lease: UUID, state: JobState, error: str | None) -> None:
        self._set(
            job,
            lease,
            state=state,
            finished_at=utcnow(),
            last_error=redact(error)[:_ERROR_LENGTH] if error else None,
        )

    def _set(self, job: JobView, lease: UUID, **values: object) -> None:
        with transaction():
            kept = db.session.execute(
                update(Job)
                .where(Job.id == job.id, Job.lease == lease)
                .values(lease=None, leased_until=None, **values)
                .returning(Job.id)
            ).first()
        if kept is None:
            log.warning("lease was lost; another worker has taken the job over")
