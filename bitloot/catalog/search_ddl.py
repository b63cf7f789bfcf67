"""What PostgreSQL must know before products can be found: how words are folded and remembered.

`shop_simple` and `shop_english` are the usual configurations without accents. `shop_fold` is a name
as it is compared: small letters, no accents, single blanks. Every word of a title is kept in
`search_words` by triggers, so that a slip of the finger can be recognised.
"""

from sqlalchemy import Connection, event

from bitloot.catalog.models import Product
from bitloot.core.db import db

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
        select lexeme from unnest(ts_filter(new.names, '{a}'))
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]'
        order by lexeme on conflict do nothing;
    else
        insert into search_words (word)
        select word from (
            select distinct unnest(tsvector_to_array(ts_filter(names, '{a}'))) as word
            from fresh
        ) as said
        where length(word) between 3 and 40 and word !~ '[0-9]'
        order by word on conflict do nothing;
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
INLINE = (
    *("slug", "title", "folded", "folded_name", "genres", "original_name", "excluded_countries"),
    *("tags", "developers", "publishers", "languages", "cover_url", "kinguin_product_id"),
    "provider_digest",
)
"""Short columns: kept in the row, where descriptions and words lie apart."""
WORDS = ("names", "described")
"""Not compressed: that costs each write more than it saves."""
SIMPLE, ENGLISH = "shop_simple", "shop_english"
BEFORE_TABLES = (_CONFIGURATIONS, _FOLD, _REMEMBER)


def _prepare(_target: object, connection: Connection, **_: object) -> None:
    for statement in BEFORE_TABLES:
        connection.exec_driver_sql(statement)


def _complete(_target: object, connection: Connection, **_: object) -> None:
    for how, columns in (("main", INLINE), ("external", WORDS)):
        for name in columns:
            connection.exec_driver_sql(
                f"alter table products alter column {name} set storage {how}"
            )
    for statement in _TRIGGERS:
        connection.exec_driver_sql(statement)


event.listen(db.metadata, "before_create", _prepare)
event.listen(db.metadata.tables[Product.__tablename__], "after_create", _complete)
