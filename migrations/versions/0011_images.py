"""Pictures that the shop serves itself, and what buyers were told of region limits.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "images",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "due_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("color", sa.String(), nullable=True),
        sa.Column("widths", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("stored_bytes", sa.Integer(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_images"),
        sa.UniqueConstraint("source", name="uq_images_source"),
    )
    op.create_index(
        "ix_images_due", "images", ["rank", "due_at"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index("ix_images_created", "images", ["created_at", "id"])
    op.create_index("ix_images_state_created", "images", ["state", "created_at", "id"])
    op.create_index("ix_images_digest", "images", ["digest"])
    op.add_column("products", sa.Column("cover", postgresql.JSONB(), nullable=True))
    op.add_column("products", sa.Column("screenshots_known", sa.String(), nullable=True))
    op.add_column("orders", sa.Column("client_country", sa.String(), nullable=True))
    op.add_column(
        "order_items",
        sa.Column(
            "excluded_countries", postgresql.ARRAY(sa.String()), nullable=False, server_default="{}"
        ),
    )
    op.alter_column("order_items", "excluded_countries", server_default=None)
    op.add_column("order_items", sa.Column("region_notice", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("order_items", "region_notice")
    op.drop_column("order_items", "excluded_countries")
    op.drop_column("orders", "client_country")
    op.drop_column("products", "screenshots_known")
    op.drop_column("products", "cover")
    op.drop_table("images")
