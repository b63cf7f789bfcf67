"""Whole answers behind an Idempotency-Key, for every request that creates.

What is there lives for a day at most and is not carried over. Old code that still runs is answered
409 or 503 when a key is used, and its client asks again.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("delete from idempotency_keys")
    op.drop_column("idempotency_keys", "resource_id")
    op.add_column("idempotency_keys", sa.Column("status", sa.Integer(), nullable=False))
    op.add_column("idempotency_keys", sa.Column("answer", postgresql.JSONB(), nullable=False))
    op.add_column("idempotency_keys", sa.Column("location", sa.String(), nullable=True))


def downgrade() -> None:
    op.execute("delete from idempotency_keys")
    op.drop_column("idempotency_keys", "location")
    op.drop_column("idempotency_keys", "answer")
    op.drop_column("idempotency_keys", "status")
    op.add_column("idempotency_keys", sa.Column("resource_id", sa.Uuid(), nullable=True))
