"""A sync knows stretches of the list, and only long texts and words lie apart from their rows.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
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
_REMEMBER = r"""
create or replace function shop_remember_words() returns trigger language plpgsql
set search_path = public, pg_temp as $$
begin
    if tg_level = 'ROW' then
        insert into search_words (word)
        select lexeme from unnest(to_tsvector('shop_simple', new.title))
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
        order by lexeme on conflict do nothing;
    else
        insert into search_words (word)
        {of_new}
    end if;
    return null;
end $$
"""
_OF_NEW = """
        select word from (
            select distinct unnest(tsvector_to_array(to_tsvector('shop_simple', title))) as word
            from fresh
        ) as said
        where length(word) between 3 and 40 and word !~ '[0-9]'
        order by word on conflict do nothing;
"""
_OF_NEW_BEFORE = """
        select distinct lexeme from fresh, unnest(to_tsvector('shop_simple', title))
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
        order by lexeme on conflict do nothing;
"""


def upgrade() -> None:
    """What was known of pages is forgotten: the next full run looks at each product once."""
    op.drop_table("sync_pages")
    _known("sync_stretches")
    _seen("pages", "stretches")
    _store(_INLINE, "main")
    _store(_WORDS, "external")
    op.execute(_REMEMBER.replace("{of_new}", _OF_NEW.strip()))


def downgrade() -> None:
    op.drop_table("sync_stretches")
    _known("sync_pages")
    _seen("stretches", "pages")
    _store((*_INLINE, *_WORDS), "extended")
    op.execute(_REMEMBER.replace("{of_new}", _OF_NEW_BEFORE.strip()))


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
