"""Several lines of an order may be bought by one request; what was asked stands in each attempt.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLE = "fulfillment_attempts"
COLUMNS = (
    sa.Column("product_id", sa.String(), nullable=True),
    sa.Column("shared", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    sa.Column("offer_id", sa.String(), nullable=True),
    sa.Column("merchant", sa.String(), nullable=True),
    sa.Column("is_preorder", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    sa.Column("release_date", sa.Date(), nullable=True),
    sa.Column("return_asked_at", sa.DateTime(timezone=True), nullable=True),
)


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column(TABLE, column.copy())
    for name in ("external_id", "provider_order_id"):
        op.drop_constraint(f"uq_{TABLE}_{name}", TABLE, type_="unique")
        op.create_unique_constraint(f"uq_{TABLE}_{name}_item_id", TABLE, [name, "item_id"])
    op.create_index(f"ix_{TABLE}_merchant", TABLE, ["merchant"])


def downgrade() -> None:
    op.drop_index(f"ix_{TABLE}_merchant", TABLE)
    for name in ("external_id", "provider_order_id"):
        op.drop_constraint(f"uq_{TABLE}_{name}_item_id", TABLE, type_="unique")
        op.create_unique_constraint(f"uq_{TABLE}_{name}", TABLE, [name])
    for column in COLUMNS:
        op.drop_column(TABLE, column.name)
