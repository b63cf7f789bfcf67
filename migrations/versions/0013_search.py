"""Search: without accents, names apart from descriptions, words of titles, synonyms, misses.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CONFIGURATIONS = """
do $$ begin
    if not exists (select from pg_ts_config where cfgname = 'shop_simple') then
        create text search configuration shop_simple (copy = simple);
        alter text search configuration shop_simple
            alter mapping for word, hword, hword_part with unaccent, simple;
        create text search configuration shop_english (copy = english);
        alter text search configuration shop_english
            alter mapping for word, hword, hword_part with unaccent, english_stem;
    end if;
end $$
"""
_FOLD = r"""
create or replace function shop_fold(given text) returns text
language sql immutable parallel safe as $$
    select trim(regexp_replace(
        lower(public.unaccent('public.unaccent'::regdictionary, given)), '[^[:alnum:]]+', ' ', 'g'
    ))
$$
"""
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
        select distinct lexeme from fresh, unnest(to_tsvector('shop_simple', title))
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
        order by lexeme on conflict do nothing;
    end if;
    return null;
end $$
"""
_TRIGGERS = (
    """
    create trigger search_words_of_new after insert on products referencing new table as fresh
    for each statement execute function shop_remember_words()
    """,
    """
    create trigger search_words_of_renamed after update of title on products for each row
    when (old.title is distinct from new.title) execute function shop_remember_words()
    """,
)
_NAMES = (
    "setweight(to_tsvector('shop_simple', coalesce(title, '')), 'A') || "
    "setweight(to_tsvector('shop_english', coalesce(title, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(original_name, '')), 'B') || "
    "setweight(to_tsvector('shop_simple', coalesce(platform, '') || ' ' || coalesce(region, '')), 'C')"
)
_DESCRIPTION = "setweight(to_tsvector('shop_english', coalesce(description, '')), 'D')"
_BEFORE = (
    "setweight(to_tsvector('simple', coalesce(title, '')), 'A') || "
    "setweight(to_tsvector('simple', coalesce(original_name, '')), 'B') || "
    "setweight(to_tsvector('simple', coalesce(platform, '') || ' ' || coalesce(region, '')), 'C') || "
    "setweight(to_tsvector('english', coalesce(description, '')), 'D')"
)
_WORDS = """
insert into search_words (word)
select distinct lexeme from products, unnest(to_tsvector('shop_simple', title))
where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
"""
_BOTH_WAYS = (
    ("goty", "game of the year"),
    ("cs go", "csgo"),
    ("counter strike global offensive", "csgo"),
    ("ps4", "playstation 4"),
    ("ps5", "playstation 5"),
    ("xbox series x", "xbox series x s"),
    ("collectors", "collector s"),
)
_ONE_WAY = (
    ("gta", "grand theft auto"),
    ("cod", "call of duty"),
    ("mw", "modern warfare"),
    ("bf", "battlefield"),
    ("cs", "counter strike"),
    ("rdr", "red dead redemption"),
    ("ac", "assassin s creed"),
    ("wow", "world of warcraft"),
    ("poe", "path of exile"),
    ("eso", "the elder scrolls online"),
    ("tes", "the elder scrolls"),
    ("ff", "final fantasy"),
    ("mgs", "metal gear solid"),
    ("nfs", "need for speed"),
    ("r6", "rainbow six siege"),
    ("re", "resident evil"),
    ("tlou", "the last of us"),
    ("gow", "god of war"),
    ("kcd", "kingdom come deliverance"),
    ("bg", "baldur s gate"),
    ("ds", "dark souls"),
    ("mhw", "monster hunter world"),
    ("civ", "sid meier s civilization"),
    ("hoi", "hearts of iron"),
    ("eu4", "europa universalis iv"),
    ("ck", "crusader kings"),
    ("tw", "total war"),
    ("ets", "euro truck simulator"),
    ("fs", "farming simulator"),
    ("fm", "football manager"),
    ("fh", "forza horizon"),
    ("dbd", "dead by daylight"),
    ("nms", "no man s sky"),
    ("tf", "titanfall"),
    ("psn", "playstation network"),
    ("ps plus", "playstation plus"),
    ("xgp", "xbox game pass"),
    ("xbl", "xbox live"),
    ("switch", "nintendo switch"),
    ("uplay", "ubisoft connect"),
    ("origin", "ea app"),
    ("bnet", "battle net"),
    ("ms", "microsoft"),
    ("win", "windows"),
    ("eu", "europe"),
    ("us", "united states"),
    ("usa", "united states"),
    ("uk", "united kingdom"),
    ("latam", "latin america"),
    ("row", "rest of world"),
    ("ltd", "limited"),
)


def _now(name: str) -> sa.Column:
    clock = sa.text("clock_timestamp()")
    return sa.Column(name, sa.DateTime(timezone=True), server_default=clock, nullable=False)


def upgrade() -> None:
    for statement in (_CONFIGURATIONS, _FOLD, _REMEMBER):
        op.execute(statement)
    op.execute("set local statement_timeout = 0")  # the table is written anew
    _make_tables()
    op.drop_index("ix_products_search", table_name="products")
    op.execute("alter table products set (toast_tuple_target = 512)")
    op.execute(
        "alter table products drop column search, "
        "add column folded varchar not null generated always as (shop_fold(title)) stored, "
        "add column folded_name varchar not null "
        "generated always as (shop_fold(coalesce(original_name, ''))) stored, "
        f"add column names tsvector not null generated always as ({_NAMES}) stored, "
        f"add column search tsvector not null generated always as ({_NAMES} || {_DESCRIPTION}) stored"
    )
    for name in ("search", "names"):
        op.create_index(f"ix_products_{name}", "products", [name], postgresql_using="gin")
    op.create_index(
        "ix_products_folded",
        "products",
        ["folded"],
        postgresql_ops={"folded": "text_pattern_ops"},
        postgresql_include=["stock", "featured", "sales_count", "id"],
        postgresql_where=sa.text("published and retired_at is null"),
    )
    op.execute(_WORDS)
    for statement in _TRIGGERS:
        op.execute(statement)
    synonyms = sa.table(
        "search_synonyms",
        sa.column("id", sa.Uuid()),
        sa.column("words", sa.String()),
        sa.column("means", sa.String()),
        sa.column("both_ways", sa.Boolean()),
    )
    named = [(*pair, True) for pair in _BOTH_WAYS] + [(*pair, False) for pair in _ONE_WAY]
    rows = [
        {"id": sa.func.gen_random_uuid(), "words": words, "means": means, "both_ways": both}
        for words, means, both in named
    ]
    op.execute(sa.insert(synonyms).values(rows))


def _make_tables() -> None:
    op.create_table(
        "search_words",
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_search_words"),
    )
    op.create_index(
        "ix_search_words_trgm",
        "search_words",
        ["word"],
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.create_table(
        "search_synonyms",
        sa.Column("id", sa.Uuid(), nullable=False),
        _now("created_at"),
        _now("updated_at"),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("both_ways", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_synonyms"),
        sa.UniqueConstraint("words", name="uq_search_synonyms_words"),
    )
    op.create_index("ix_search_synonyms_created", "search_synonyms", ["created_at", "id"])
    op.create_table(
        "search_misses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _now("first_at"),
        _now("last_at"),
        sa.Column("synonym_id", sa.Uuid(), nullable=True),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_search_misses"),
        sa.UniqueConstraint("words", name="uq_search_misses_words"),
    )
    op.create_index("ix_search_misses_last", "search_misses", ["last_at", "id"])


def downgrade() -> None:
    op.execute("drop trigger search_words_of_new on products")
    op.execute("drop trigger search_words_of_renamed on products")
    for name in ("search_misses", "search_synonyms", "search_words"):
        op.drop_table(name)
    op.execute(
        "alter table products drop column folded, drop column folded_name, drop column names, "
        "drop column search, "
        f"add column search tsvector not null generated always as ({_BEFORE}) stored"
    )
    op.create_index("ix_products_search", "products", ["search"], postgresql_using="gin")
    op.execute("alter table products reset (toast_tuple_target)")
    op.execute("drop function shop_remember_words()")
    op.execute("drop function shop_fold(text)")
    op.execute("drop text search configuration shop_simple")
    op.execute("drop text search configuration shop_english")
