"""Pricing rules, the books of rules in force, runs that price anew, and costs that are held.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _now(name: str) -> sa.Column:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        server_default=sa.text("clock_timestamp()"),
        nullable=False,
    )


def upgrade() -> None:
    op.add_column("products", sa.Column("cost_held_from", sa.Numeric(20, 8), nullable=True))
    op.create_table(
        "pricing_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        _now("created_at"),
        _now("updated_at"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("scope", sa.String(32), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("min_cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("max_cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("percent", sa.Numeric(9, 3), nullable=True),
        sa.Column("amount", sa.Numeric(20, 8), nullable=True),
        sa.Column("ending", sa.String(32), nullable=True),
        sa.Column("stock_below", sa.Integer(), nullable=True),
        sa.Column("stock_at_least", sa.Integer(), nullable=True),
        sa.Column("below_cost_allowed", sa.Boolean(), nullable=False),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(scope = 'global') = (target is null)", name="ck_pricing_rules_target"),
        sa.CheckConstraint("percent > -100 and percent <= 10000", name="ck_pricing_rules_percent"),
        sa.CheckConstraint(
            "min_cost >= 0 and max_cost > coalesce(min_cost, 0)", name="ck_pricing_rules_band"
        ),
        sa.CheckConstraint("ends_at > starts_at", name="ck_pricing_rules_dates"),
        sa.PrimaryKeyConstraint("id", name="pk_pricing_rules"),
        sa.UniqueConstraint("name", name="uq_pricing_rules_name"),
    )
    op.create_table(
        "price_books",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        _now("at"),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("rules", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_price_books"),
    )
    op.create_table(
        "reprice_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        _now("started_at"),
        _moment("finished_at"),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("book_id", sa.BigInteger(), nullable=True),
        _moment("priced_at", nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("raised", sa.Integer(), nullable=False),
        sa.Column("lowered", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("refusals", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["book_id"], ["price_books.id"], name="fk_reprice_runs_book_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reprice_runs"),
    )
    op.create_index(
        "uq_reprice_runs_running",
        "reprice_runs",
        ["state"],
        unique=True,
        postgresql_where=sa.text("state = 'running'"),
    )


def downgrade() -> None:
    op.drop_table("reprice_runs")
    op.drop_table("price_books")
    op.drop_table("pricing_rules")
    op.drop_column("products", "cost_held_from")
