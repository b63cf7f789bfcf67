"""Which secret a webhook was verified with.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("webhook_events", sa.Column("secret_id", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("webhook_events", "secret_id")
