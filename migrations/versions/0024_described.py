"""Words of descriptions apart from those of names, which were made and kept twice.

Staff find titles by the words of them: the index of every three letters goes. That of featured ones
names only those.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_NAMES = (
    "setweight(to_tsvector('shop_simple', coalesce(title, '')), 'A') || "
    "setweight(to_tsvector('shop_english', coalesce(title, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(original_name, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(platform, '') || ' ' || coalesce(region, '')), 'C')"
)
_DESCRIPTION = "setweight(to_tsvector('shop_english', coalesce(description, '')), 'D')"
_REMEMBER = r"""
create or replace function shop_remember_words() returns trigger language plpgsql
set search_path = public, pg_temp as $$
begin
    if tg_level = 'ROW' then
        insert into search_words (word)
        select lexeme from unnest({words_of_new})
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
        order by lexeme on conflict do nothing;
    else
        insert into search_words (word)
        select word from (
            select distinct unnest(tsvector_to_array({words})) as word from fresh
        ) as said
        where length(word) between 3 and 40 and word !~ '[0-9]'
        order by word on conflict do nothing;
    end if;
    return null;
end $$
"""


def upgrade() -> None:
    op.execute("set local statement_timeout = 0")  # the table is written anew
    op.drop_index("ix_products_title_trgm", table_name="products")
    op.drop_index("ix_products_featured", table_name="products")
    op.create_index(
        "ix_products_featured",
        "products",
        ["updated_at", "id"],
        postgresql_where=sa.text("featured"),
    )
    _column("search", "described", _DESCRIPTION)
    op.execute("create index ix_products_search on products using gin ((names || described))")
    _remember("ts_filter(new.names, '{a}')", "ts_filter(names, '{a}')")


def downgrade() -> None:
    op.execute("set local statement_timeout = 0")
    _remember("to_tsvector('shop_simple', new.title)", "to_tsvector('shop_simple', title)")
    _column("described", "search", f"{_NAMES} || {_DESCRIPTION}")
    op.create_index("ix_products_search", "products", ["search"], postgresql_using="gin")
    op.drop_index("ix_products_featured", table_name="products")
    op.create_index("ix_products_featured", "products", ["featured"])
    op.create_index(
        "ix_products_title_trgm",
        "products",
        ["title"],
        postgresql_using="gin",
        postgresql_ops={"title": "gin_trgm_ops"},
    )


def _column(old: str, new: str, made: str) -> None:
    """The index goes with the old one."""
    op.execute(
        f"alter table products drop column {old}, "
        f"add column {new} tsvector not null generated always as ({made}) stored, "
        f"alter column {new} set storage external"
    )


def _remember(words_of_new: str, words: str) -> None:
    """Take them from where they have been made already, or make them."""
    made = _REMEMBER.replace("{words_of_new}", words_of_new).replace("{words}", words)
    op.execute(made)
