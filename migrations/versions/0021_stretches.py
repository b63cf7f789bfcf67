"""A sync knows stretches of the list, and only long texts and words lie apart from their rows.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_INLINE = (
    "original_name",
    "excluded_countries",
    "tags",
    "developers",
    "publishers",
    "languages",
    "cover_url",
    "kinguin_product_id",
    "provider_digest",
)
_WORDS = ("names", "search")
_TEXTS = postgresql.ARRAY(sa.String())
_NUMBERS = postgresql.ARRAY(sa.Integer())


def upgrade() -> None:
    """What was known of pages is forgotten: the next full run looks at each product once."""
    op.drop_table("sync_pages")
    _known("sync_stretches")
    _seen("pages", "stretches")
    _store(_INLINE, "main")
    _store(_WORDS, "external")


def downgrade() -> None:
    op.drop_table("sync_stretches")
    _known("sync_pages")
    _seen("stretches", "pages")
    _store((*_INLINE, *_WORDS), "extended")


def _known(table: str) -> None:
    op.create_table(
        table,
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kinguin_ids", _NUMBERS, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f(f"pk_{table}")),
    )


def _seen(old: str, new: str) -> None:
    """The digests of one kind are no digests of the other."""
    op.alter_column("sync_seen", old, new_column_name=new)
    table = sa.table("sync_seen", sa.column(new, _TEXTS))
    op.execute(sa.update(table).values({new: []}))


def _store(columns: tuple[str, ...], how: str) -> None:
    """Counts for what is written from now on."""
    for name in columns:
        op.execute(f"alter table products alter column {name} set storage {how}")
