"""Chains over audit log and timelines; digests of sealed objects; data keys that are shredded.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chain_heads",
        sa.Column("book", sa.String(), nullable=False),
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("book", "chain_id", name="pk_chain_heads"),
    )
    op.create_table(
        "chain_links",
        sa.Column("book", sa.String(), nullable=False),
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("book", "chain_id", "position", name="pk_chain_links"),
        sa.UniqueConstraint("book", "entry_id", name="uq_chain_links_book_entry_id"),
    )
    op.add_column("deliveries", sa.Column("digest", sa.LargeBinary(), nullable=True))
    op.add_column("deliveries", sa.Column("shredded_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("deliveries", "shredded_at")
    op.drop_column("deliveries", "digest")
    op.drop_table("chain_links")
    op.drop_table("chain_heads")
