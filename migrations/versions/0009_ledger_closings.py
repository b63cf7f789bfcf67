"""What moved on each account on each closed day, and what each product earned on it.

And how far a comparison of everything has come, so that it goes on where it was broken off; and
what of a purchase's price has come back.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

LATE = """
create or replace function ledger_late() returns trigger language plpgsql as $$
declare
    closed date;
begin
    select max(day) into closed from ledger_closings;
    insert into ledger_closings (day, account, amount, postings)
    select (posted_at at time zone 'UTC')::date, account, sum(amount), count(*)
    from posted where posted_at < (closed + 1)::timestamp at time zone 'UTC'
    group by 1, 2;
    return null;
end $$
"""
CLOSINGS = (
    LATE,
    "create trigger ledger_postings_late after insert on ledger_postings referencing new table as posted for each statement execute function ledger_late()",
    "create trigger ledger_closings_append_only before update or delete on ledger_closings for each statement execute function ledger_append_only()",
)


def upgrade() -> None:
    op.create_table(
        "ledger_closings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("account", sa.String(32), nullable=False),
        sa.Column("amount", sa.Numeric(20, 8), nullable=False),
        sa.Column("postings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_closings"),
    )
    op.create_index(
        "ix_ledger_closings_account",
        "ledger_closings",
        ["account", "day"],
        postgresql_include=["amount", "postings"],
    )
    op.create_index("ix_ledger_closings_day", "ledger_closings", ["day", "id"])
    for statement in CLOSINGS:
        op.execute(statement)
    op.create_table(
        "product_closings",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_product_closings"),
    )
    op.create_table(
        "product_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sold", sa.Integer(), nullable=False),
        sa.Column("revenue", sa.Numeric(20, 8), nullable=False),
        sa.Column("cost", sa.Numeric(20, 8), nullable=False),
        sa.Column("fees", sa.Numeric(20, 8), nullable=False),
        sa.Column("other", sa.Numeric(20, 8), nullable=False),
        sa.ForeignKeyConstraint(
            ["day"], ["product_closings.day"], name="fk_product_days_day", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("day", "product_id", name="pk_product_days"),
    )
    op.add_column("fulfillment_attempts", sa.Column("returned", sa.Numeric(20, 8), nullable=True))
    op.add_column(
        "reconciliation_runs",
        sa.Column("done", postgresql.JSONB(), server_default="{}", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("reconciliation_runs", "done")
    op.drop_column("fulfillment_attempts", "returned")
    op.drop_table("product_days")
    op.drop_table("product_closings")
    op.execute("drop trigger ledger_postings_late on ledger_postings")
    op.drop_index("ix_ledger_closings_day", table_name="ledger_closings")
    op.drop_index(
        "ix_ledger_closings_account",
        table_name="ledger_closings",
        postgresql_include=["amount", "postings"],
    )
    op.drop_table("ledger_closings")
    op.execute("drop function ledger_late()")
