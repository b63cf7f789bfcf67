"""Orders by when they were paid and fulfilled: the dashboard reads periods, not all years.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PAID, FULFILLED = sa.text("paid_at is not null"), sa.text("fulfilled_at is not null")


def upgrade() -> None:
    op.create_index("ix_orders_paid", "orders", ["paid_at"], postgresql_where=PAID)
    op.create_index("ix_orders_fulfilled", "orders", ["fulfilled_at"], postgresql_where=FULFILLED)


def downgrade() -> None:
    op.drop_index("ix_orders_fulfilled", table_name="orders", postgresql_where=FULFILLED)
    op.drop_index("ix_orders_paid", table_name="orders", postgresql_where=PAID)
