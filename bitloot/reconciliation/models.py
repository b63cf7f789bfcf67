from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey
from bitloot.core.types import JsonObject


class Rule(StrEnum):
    """What must agree; the six rules of the nightly comparison."""

    PAYMENTS_OURS = "payments_ours"
    PURCHASES_OURS = "purchases_ours"
    KINGUIN_BALANCE = "kinguin_balance"
    PAID_FULFILLED = "paid_fulfilled"
    KEYS_ONCE = "keys_once"
    LEDGER_BALANCES = "ledger_balances"


INVARIANTS = (Rule.PAID_FULFILLED, Rule.KEYS_ONCE, Rule.LEDGER_BALANCES)
"""Need no provider: looked at every quarter of an hour, too."""


class Remedy(StrEnum):
    """What mends a break; `review`: nothing does, a person closes it with a reason."""

    POLL = "poll"
    ADOPT = "adopt"
    RETRY = "retry_fulfillment"
    ASK_STAFF = "ask_staff"
    POST = "post"
    TOP_UP = "top_up"
    REVIEW = "review"


class BreakState(StrEnum):
    """Resolved: it agrees now. Accepted: a person knows why it does not, and it is left so."""

    OPEN = "open"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"


class ReconciliationRun(Model):
    """One comparison of everything. Finished with no breaks it is the day's certificate.

    `checked` counts what was compared, by rule; `failed` says who did not answer, and then nothing
    is certified. `since` None: from the beginning. `stage` says where it is while it is on, `done`
    what was compared by then: a run that is broken off goes on from there.
    """

    __tablename__ = "reconciliation_runs"
    __table_args__ = (
        Index("ix_reconciliation_runs_started", "started_at", "id"),
        Index(
            "uq_reconciliation_runs_on",
            text("(1)"),
            unique=True,
            postgresql_where=text("finished_at is null"),
        ),
    )

    id: Mapped[UuidKey]
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None]
    started_by: Mapped[str]
    since: Mapped[datetime | None]
    stage: Mapped[str | None]
    checked: Mapped[JsonObject] = mapped_column(default=dict)
    done: Mapped[JsonObject] = mapped_column(default=dict, server_default="{}")
    breaks: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    failed: Mapped[str | None]

    @property
    def is_certificate(self) -> bool:
        """Whether everything was compared and agreed."""
        return self.finished_at is not None and self.failed is None and self.breaks == 0


class Break(Model):
    """Something that does not agree, and what mends it. One open row per rule and reference.

    `facts` are what was compared: a break that a person accepted comes back when they change.
    `run_id` is the run that saw it last; None when the invariants between two runs did. `mending`
    is what came of the latest try to mend it.
    """

    __tablename__ = "reconciliation_breaks"
    __table_args__ = (
        Index(
            "uq_reconciliation_breaks_open",
            "rule",
            "reference",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_reconciliation_breaks_state", "state", "id"),
        Index("ix_reconciliation_breaks_reference", "rule", "reference"),
    )

    id: Mapped[UuidKey]
    found_at: Mapped[CreatedAt]
    last_seen_at: Mapped[datetime]
    run_id: Mapped[UUID | None] = mapped_column(ForeignKey("reconciliation_runs.id"))
    rule: Mapped[Rule]
    reference: Mapped[str]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    summary: Mapped[str]
    remedy: Mapped[Remedy]
    facts: Mapped[JsonObject] = mapped_column(default=dict)
    state: Mapped[BreakState] = mapped_column(default=BreakState.OPEN)
    mended_by: Mapped[str | None]
    mended_at: Mapped[datetime | None]
    mend_reason: Mapped[str | None]
    mending: Mapped[str | None]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    resolution: Mapped[str | None]


class RuleResult(Model):
    """What a rule said last: by a run or, between runs, by the invariants.

    `failed` is why the latest try could not be completed; the rest is of the last complete one.
    `mark` is how far an append-only table was looked through.
    """

    __tablename__ = "reconciliation_results"

    rule: Mapped[Rule] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime | None]
    checked: Mapped[int] = mapped_column(default=0)
    breaks: Mapped[int] = mapped_column(default=0)
    milliseconds: Mapped[int] = mapped_column(default=0)
    failed: Mapped[str | None]
    mark: Mapped[int] = mapped_column(BigInteger, default=0)


class Sighting(Model):
    """What a comparison under way has seen at a provider, and what it must look at again.

    A list may hold a million rows and may move while it is read: what was seen is kept here, not
    in memory, and is deleted when the rule is done.
    """

    __tablename__ = "reconciliation_sightings"

    sheet: Mapped[UUID] = mapped_column(primary_key=True)
    rule: Mapped[Rule] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(primary_key=True)
    suspect: Mapped[bool]
