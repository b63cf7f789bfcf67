"""Refunds.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refunds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("amount", sa.Numeric(20, 8), nullable=False),
        sa.Column("pay_currency", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=True),
        sa.Column("coin_amount", sa.Numeric(precision=36, scale=18), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("extra_id", sa.String(), nullable=True),
        sa.Column("address_given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address_given_by", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.String(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tx_hash", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status not in ('sent', 'confirmed') or (address is not null and tx_hash is not null)",
            name="ck_refunds_sent_somewhere",
        ),
        sa.CheckConstraint("amount > 0 and coin_amount > 0", name="ck_refunds_amounts_positive"),
        sa.ForeignKeyConstraint(["item_id"], ["order_items.id"], name="fk_refunds_item_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_refunds_order_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name="fk_refunds_payment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refunds"),
    )
    op.create_index("ix_refunds_address", "refunds", ["address"])
    op.create_index("ix_refunds_created", "refunds", ["created_at", "id"])
    op.create_index("ix_refunds_item_id", "refunds", ["item_id"])
    op.create_index("ix_refunds_order_id", "refunds", ["order_id"])
    op.create_index("ix_refunds_payment_id", "refunds", ["payment_id"])
    op.create_index("ix_refunds_status_created", "refunds", ["status", "created_at", "id"])
    op.create_index("ix_refunds_tx_hash", "refunds", ["tx_hash"])
    op.create_index(
        "uq_refunds_open_owed",
        "refunds",
        ["payment_id"],
        unique=True,
        postgresql_where=sa.text("purpose = 'owed' and status in ('requested', 'approved')"),
    )


def downgrade() -> None:
    op.drop_index("uq_refunds_open_owed", table_name="refunds")
    op.drop_index("ix_refunds_tx_hash", table_name="refunds")
    op.drop_index("ix_refunds_status_created", table_name="refunds")
    op.drop_index("ix_refunds_payment_id", table_name="refunds")
    op.drop_index("ix_refunds_order_id", table_name="refunds")
    op.drop_index("ix_refunds_item_id", table_name="refunds")
    op.drop_index("ix_refunds_created", table_name="refunds")
    op.drop_index("ix_refunds_address", table_name="refunds")
    op.drop_table("refunds")
