"""Nightly comparisons and what they found.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reconciliation_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "started_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("checked", postgresql.JSONB(), nullable=False),
        sa.Column("breaks", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("failed", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reconciliation_runs"),
    )
    op.create_index("ix_reconciliation_runs_started", "reconciliation_runs", ["started_at", "id"])
    op.create_index(
        "uq_reconciliation_runs_on",
        "reconciliation_runs",
        [sa.text("(1)")],
        unique=True,
        postgresql_where=sa.text("finished_at is null"),
    )
    op.create_table(
        "reconciliation_breaks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "found_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(32), nullable=False),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("mended_by", sa.String(), nullable=True),
        sa.Column("mended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mend_reason", sa.String(), nullable=True),
        sa.Column("mending", sa.String(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["reconciliation_runs.id"], name="fk_reconciliation_breaks_run_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reconciliation_breaks"),
    )
    op.create_index("ix_reconciliation_breaks_order_id", "reconciliation_breaks", ["order_id"])
    op.create_index(
        "ix_reconciliation_breaks_reference", "reconciliation_breaks", ["rule", "reference"]
    )
    op.create_index("ix_reconciliation_breaks_state", "reconciliation_breaks", ["state", "id"])
    op.create_index(
        "uq_reconciliation_breaks_open",
        "reconciliation_breaks",
        ["rule", "reference"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "reconciliation_results",
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("breaks", sa.Integer(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("failed", sa.String(), nullable=True),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule", name="pk_reconciliation_results"),
    )
    op.create_table(
        "reconciliation_sightings",
        sa.Column("sheet", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("suspect", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sheet", "rule", "reference", name="pk_reconciliation_sightings"),
    )


def downgrade() -> None:
    op.drop_table("reconciliation_sightings")
    op.drop_table("reconciliation_results")
    op.drop_index(
        "uq_reconciliation_breaks_open",
        table_name="reconciliation_breaks",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_reconciliation_breaks_state", table_name="reconciliation_breaks")
    op.drop_index("ix_reconciliation_breaks_reference", table_name="reconciliation_breaks")
    op.drop_index("ix_reconciliation_breaks_order_id", table_name="reconciliation_breaks")
    op.drop_table("reconciliation_breaks")
    op.drop_index(
        "uq_reconciliation_runs_on",
        table_name="reconciliation_runs",
        postgresql_where=sa.text("finished_at is null"),
    )
    op.drop_index("ix_reconciliation_runs_started", table_name="reconciliation_runs")
    op.drop_table("reconciliation_runs")
