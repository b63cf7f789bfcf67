"""Titles that name an edition are found without reading all of them: groups are suggested from these.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_INDEX = "ix_title_families_edited"


def upgrade() -> None:
    op.create_index(
        _INDEX,
        "title_families",
        ["family"],
        postgresql_include=["product_id"],
        postgresql_where=sa.text("edition <> 'Standard Edition'"),
    )


def downgrade() -> None:
    op.drop_index(_INDEX, "title_families")
