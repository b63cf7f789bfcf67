"""Import rules; what syncs skip, how long they worked, and the pages they know.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NOW = sa.text("clock_timestamp()")
_TEXTS = postgresql.ARRAY(sa.String())
_NUMBERS = postgresql.ARRAY(sa.Integer())


def upgrade() -> None:
    _rules()
    for name in ("skipped", "worked_ms"):
        column = sa.Column(name, sa.Integer(), server_default="0", nullable=False)
        op.add_column("sync_runs", column)
    op.drop_table("sync_seen")
    op.create_table(
        "sync_seen",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("kinguin_ids", _NUMBERS, nullable=False),
        sa.Column("pages", _TEXTS, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["sync_runs.id"], name=op.f("fk_sync_seen_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_seen")),
    )
    op.create_index(op.f("ix_sync_seen_run_id"), "sync_seen", ["run_id"])
    op.create_table(
        "sync_pages",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kinguin_ids", _NUMBERS, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sync_pages")),
    )


def _rules() -> None:
    op.create_table(
        "import_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("genres", _TEXTS, nullable=False),
        sa.Column("platforms", _TEXTS, nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("min_price", sa.Numeric(20, 8), nullable=True),
        sa.Column("max_price", sa.Numeric(20, 8), nullable=True),
        sa.Column("min_stock", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "min_price >= 0 and max_price >= 0", name=op.f("ck_import_rules_prices")
        ),
        sa.CheckConstraint("min_stock >= 0", name=op.f("ck_import_rules_stock")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rules")),
    )


def downgrade() -> None:
    op.drop_table("sync_pages")
    op.drop_table("sync_seen")
    op.create_table(
        "sync_seen",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("kinguin_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["sync_runs.id"], name=op.f("fk_sync_seen_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "kinguin_id", name=op.f("pk_sync_seen")),
    )
    for name in ("skipped", "worked_ms"):
        op.drop_column("sync_runs", name)
    op.drop_table("import_rules")
