"""An order that was given back by hand stays so, whatever its payment's provider does later.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Of those refunded so far: where the provider still has the price, we sent it back ourselves.
_KNOWN = """
    update orders set given_back_at = updated_at
    where status = 'refunded' and exists (
        select from payments
        where payments.order_id = orders.id and payments.status <> 'refunded'
          and payments.verdict in ('paid', 'paid_over', 'paid_late', 'accepted')
    )
"""


def upgrade() -> None:
    op.add_column("orders", sa.Column("given_back_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(_KNOWN)


def downgrade() -> None:
    op.drop_column("orders", "given_back_at")
