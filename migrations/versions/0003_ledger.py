"""The ledger, and what payments are worth in it.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BALANCED = """
create or replace function ledger_balanced() returns trigger language plpgsql as $$
declare
    checked uuid;
    lines integer;
    total numeric;
begin
    if tg_table_name = 'ledger_postings' then
        checked := new.transaction_id;
    else
        checked := new.id;
    end if;
    select count(*), coalesce(sum(amount), 0) into lines, total
    from ledger_postings where transaction_id = checked;
    if lines < 2 or total <> 0 then
        raise exception 'ledger transaction % has % lines that sum to %', checked, lines, total
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$
"""
APPEND_ONLY = """
create or replace function ledger_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append only: post a correction', tg_table_name
        using errcode = 'restrict_violation';
end $$
"""
TRIGGERS = [
    trigger.format(table=table)
    for table in ("ledger_transactions", "ledger_postings")
    for trigger in (
        "create constraint trigger {table}_balanced after insert on {table} deferrable initially deferred for each row execute function ledger_balanced()",
        "create trigger {table}_append_only before update or delete on {table} for each statement execute function ledger_append_only()",
    )
]
GUARDS = (BALANCED, APPEND_ONLY, *TRIGGERS)


def upgrade() -> None:
    op.create_table(
        "ledger_transactions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "posted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_transactions"),
        sa.UniqueConstraint("source", name="uq_ledger_transactions_source"),
    )
    op.create_index("ix_ledger_transactions_order_id", "ledger_transactions", ["order_id"])
    op.create_index("ix_ledger_transactions_posted", "ledger_transactions", ["posted_at", "id"])
    op.create_index(
        "ix_ledger_transactions_subject", "ledger_transactions", ["subject_kind", "subject_id"]
    )
    op.create_table(
        "ledger_postings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "posted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("transaction_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(32), nullable=False),
        sa.Column("amount", sa.Numeric(20, 8), nullable=False),
        sa.ForeignKeyConstraint(
            ["transaction_id"], ["ledger_transactions.id"], name="fk_ledger_postings_transaction_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_postings"),
    )
    op.create_index(
        "ix_ledger_postings_day",
        "ledger_postings",
        ["account", "posted_at", "id"],
        postgresql_include=["amount"],
    )
    op.create_index("ix_ledger_postings_transaction_id", "ledger_postings", ["transaction_id"])
    for statement in GUARDS:
        op.execute(statement)
    op.add_column("payments", sa.Column("received", sa.Numeric(20, 8), nullable=True))
    op.add_column("payments", sa.Column("credited", sa.Numeric(20, 8), nullable=True))
    op.add_column("payments", sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("payments", "kept_at")
    op.drop_column("payments", "credited")
    op.drop_column("payments", "received")
    op.drop_index("ix_ledger_postings_transaction_id", table_name="ledger_postings")
    op.drop_index(
        "ix_ledger_postings_day", table_name="ledger_postings", postgresql_include=["amount"]
    )
    op.drop_table("ledger_postings")
    op.drop_index("ix_ledger_transactions_subject", table_name="ledger_transactions")
    op.drop_index("ix_ledger_transactions_posted", table_name="ledger_transactions")
    op.drop_index("ix_ledger_transactions_order_id", table_name="ledger_transactions")
    op.drop_table("ledger_transactions")
    op.execute("drop function ledger_balanced()")
    op.execute("drop function ledger_append_only()")
