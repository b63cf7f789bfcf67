"""How PostgreSQL answers the hot questions, on 100,000 products: never by reading them all."""

from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from bitloot.catalog.facets import count_facets
from bitloot.catalog.filters import ProductFilter
from bitloot.catalog.listing import Slice, list_products
from bitloot.catalog.product_page import page_document
from bitloot.catalog.service import by_slug
from bitloot.catalog.sorts import Sort
from bitloot.catalog.suggest import suggest
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.reading import Reader, Values, numbered
from bitloot.merchandising.suggesting import suggestions

_GENERATE = """
insert into products (id, slug, title, original_name, description, category, platform, region,
    genres, source_type, delivery_type, price, stock, published, is_preorder, featured,
    sales_count, review_count, release_date, excluded_countries, tags, developers, publishers,
    languages, system_requirements, screenshots, videos, overrides)
select gen_random_uuid(), 'product-' || n,
    initcap(substr(md5(n::text), 1, 7) || ' ' || substr(md5((n * 7)::text), 3, 6)) || ' CD Key',
    null, substr(md5((n * 3)::text), 1, 8) || ' is a game', 'games', 'Steam', 'Global',
    array['Action'], 'custom', 'key', 1 + n % 9000 / 100.0, n % 50, true, false, n % 500 = 0,
    n % 300, 0, date '2000-01-01' + n % 9000, '{}', '{}', '{}', '{}', '{}', '[]', '[]', '[]', '{}'
from generate_series(1, 100000) n
"""
_EDITIONS = """
insert into title_families (product_id, title, family, franchise, edition)
select id, title || case when n % 1000 = 1 then ' Deluxe Edition' else '' end, family, family,
    case when n % 1000 = 1 then 'Deluxe Edition' else 'Standard Edition' end
from (
    select id, title, n, case when n % 1000 < 2 then 'game ' || n / 1000 else title end as family
    from (select id, title, split_part(slug, '-', 2)::int as n from products) numbered
) read
"""
"""One game of a thousand comes in two editions."""
_GROUPED = """
with made as (
    insert into product_groups (id, created_at, updated_at, slug, title, description, published)
    select gen_random_uuid(), now(), now(), 'group-' || n, 'Group', '', true
    from generate_series(1, 50) n returning id, slug
)
insert into group_members (product_id, group_id, label, position)
select products.id, made.id, n::text, n from made cross join generate_series(0, 1) n
join products on products.slug = 'product-' || split_part(made.slug, '-', 2)::int * 1000 + n
"""
_DEALS = """
insert into flash_deals (id, created_at, updated_at, product_id, percent, stock, starts_at,
    ends_at, enabled, below_cost_allowed)
select gen_random_uuid(), now(), now(), id, 50, 5, now() - interval '1 hour',
    now() + interval '1 hour', true, false
from products where split_part(slug, '-', 2)::int % 500 = 1
"""
Statements = list[tuple[str, object, bool]]


@pytest.fixture
def many(app: Flask) -> None:
    assert app.extensions
    for rows in (_GENERATE, _EDITIONS, _GROUPED, _DEALS):
        db.session.execute(text(rows))
    db.session.commit()
    tables = ("products", "title_families", "product_groups", "group_members", "flash_deals")
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"vacuum analyze {', '.join(tables)}"))  # as autovacuum does


@pytest.fixture
def asked(many: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Statements]:
    """Every SELECT that the test makes the shop send, in a transaction or out of any."""
    assert many is None
    seen: Statements = []

    def note(_conn: object, _cursor: object, sql: str, parameters: object, *_: object) -> None:
        if sql.lstrip().upper().startswith("SELECT"):
            seen.append((sql, parameters, False))

    read = Reader.read

    def note_and_read(
        reader: Reader, sql: str, given: Mapping[str, object], *, prepared: bool = False
    ) -> list[Values]:
        seen.append((sql, given, prepared))
        return read(reader, sql, given, prepared=prepared)

    monkeypatch.setattr(Reader, "read", note_and_read)
    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def _plan(sql: str, parameters: object, *, prepared: bool) -> str:
    """Of what is prepared the one plan that serves all values."""
    connection = db.session.connection().connection
    with closing(connection.cursor()) as cursor:
        cursor.execute("set local random_page_cost = 1.1")
        if prepared:
            cursor.execute("set local plan_cache_mode = force_generic_plan")
            statement, names = numbered(sql)
            cursor.execute(f"prepare hot as {statement}")
            sql = f"execute hot({', '.join(f'%({name})s' for name in names)})"
        cursor.execute(f"explain {sql}", parameters)
        rows = cursor.fetchall()
        if prepared:
            cursor.execute("deallocate hot")
        return "\n".join(row[0] for row in rows)


def _plans(questions: Statements) -> Iterator[tuple[str, str]]:
    for sql, given, prepared in questions:
        yield sql, _plan(sql, given, prepared=prepared)


def _searches(sql: str) -> bool:
    return "tsquery" in sql or "<%%" in sql


def _counts_everything(sql: str) -> bool:
    """The total of an unfiltered list must be counted; its answer is cached."""
    return sql.startswith("select count(*)") and not _searches(sql)


def test_no_hot_question_reads_the_whole_table(asked: Statements) -> None:
    nothing = ProductFilter()
    for sort in Sort:
        page = list_products(nothing, sort, Slice(24))
        list_products(nothing, sort, Slice(24, cursor=page.next_cursor))
        list_products(ProductFilter(in_stock=True), sort, Slice(24, page=9))
    list_products(ProductFilter(platform=("Steam",)), Sort.RELEVANCE, Slice(24, page=9))
    for words in ("c4ca423", "eccbc87 cd", "zzzzqq"):
        list_products(ProductFilter(q=words), Sort.RELEVANCE, Slice(24))
        list_products(ProductFilter(q=words, platform=("Steam",)), Sort.RELEVANCE, Slice(24))
        count_facets(ProductFilter(q=words))
    for typed in ("c", "c4ca4", "c4ca423 product", "zzzzqq"):
        suggest(typed)
    by_slug("product-77")
    with pytest.raises(NotFoundError):
        by_slug("nothing")
    questions = [question for question in asked if not _counts_everything(question[0])]
    assert len(questions) > 25
    for sql, plan in _plans(questions):
        assert "Seq Scan on products" not in plan, f"{sql}\n{plan}"
        if not _searches(sql) and "row_number" in sql:
            assert "Index Scan" in plan.split("WindowAgg")[1], f"{sql}\n{plan}"


def test_what_stands_beside_a_product_is_found_by_it(asked: Statements) -> None:
    """Deals, choosers and suggested groups cost what they show, not what the shop holds."""
    page = page_document(by_slug("product-1001"))
    assert page["group"] is not None
    assert page["deal"] is not None
    assert len(suggestions()) == 49
    for sql, plan in _plans(asked):
        assert "Seq Scan on products" not in plan, f"{sql}\n{plan}"
        assert "Seq Scan on title_families" not in plan, f"{sql}\n{plan}"
