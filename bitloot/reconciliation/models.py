from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey
from bitloot.core.types import JsonObject


class Rule(StrEnum):
    """What must agree; the six rules of the nightly comparison."""

    PAYMENTS_OURS = "payments_ours"
    PAID_FULFILLED = "paid_fulfilled"
    PURCHASES_OURS = "purchases_ours"
    KEYS_ONCE = "keys_once"
    KINGUIN_BALANCE = "kinguin_balance"
    LEDGER_BALANCES = "ledger_balances"


class BreakState(StrEnum):
    """A break closes by itself when a later run no longer finds it, or by hand."""

    OPEN = "open"
    RESOLVED = "resolved"


class ReconciliationRun(Model):
    """One comparison of everything. Finished with no breaks it is the day's certificate.

    `checked` counts what was compared, by rule; `failed` says which provider did not answer, and
    then nothing is certified.
    """

    __tablename__ = "reconciliation_runs"
    __table_args__ = (Index("ix_reconciliation_runs_started", "started_at", "id"),)

    id: Mapped[UuidKey]
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None]
    started_by: Mapped[str]
    since: Mapped[datetime | None]
    checked: Mapped[JsonObject] = mapped_column(default=dict)
    breaks: Mapped[int] = mapped_column(default=0)
    failed: Mapped[str | None]


class Break(Model):
    """Something that does not agree, and what mends it. One open row per rule and reference."""

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
    )

    id: Mapped[UuidKey]
    found_at: Mapped[CreatedAt]
    last_seen_at: Mapped[datetime]
    run_id: Mapped[UUID] = mapped_column(ForeignKey("reconciliation_runs.id"))
    rule: Mapped[Rule]
    reference: Mapped[str]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    summary: Mapped[str]
    remedy: Mapped[str]
    data: Mapped[JsonObject] = mapped_column(default=dict)
    state: Mapped[BreakState] = mapped_column(default=BreakState.OPEN)
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    resolution: Mapped[str | None]
