from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import select

from bitloot.core.attention import AttentionItem, raise_attention
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.filters import ListFilter

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def put(*moments: datetime) -> None:
    for moment in moments:
        raise_attention(
            f"at_{moment:%H}",
            subject=("order", uuid4()),
            trail_id=None,
            summary=f"{moment:%H}",
            action="review",
        )
        newest = select(AttentionItem).order_by(AttentionItem.id.desc()).limit(1)
        db.session.scalars(newest).one().created_at = moment
        commit()


def hours(wanted: ListFilter) -> list[str]:
    query = wanted.within(select(AttentionItem), AttentionItem.created_at)
    page = wanted.page(query, AttentionItem.created_at, AttentionItem.id)
    return [item.summary for item in page.items]


def test_a_stretch_begins_with_its_start_and_ends_before_its_end(app: ShopFlask) -> None:
    put(NOON - HOUR, NOON, NOON + HOUR)
    assert hours(ListFilter()) == ["13", "12", "11"]
    assert hours(ListFilter(since=NOON)) == ["13", "12"]
    assert hours(ListFilter(until=NOON)) == ["11"]
    assert hours(ListFilter(since=NOON, until=NOON + HOUR)) == ["12"]


def test_pages_follow_each_other(app: ShopFlask) -> None:
    put(NOON - HOUR, NOON, NOON + HOUR)
    first = ListFilter(limit=2)
    cursor = first.page(select(AttentionItem), AttentionItem.created_at, AttentionItem.id)
    assert hours(first) == ["13", "12"]
    assert hours(ListFilter(limit=2, cursor=cursor.next_cursor)) == ["11"]


def test_space_around_what_was_typed_asks_for_nothing() -> None:
    asked = ListFilter(coin=" BTC ", q="  ")
    assert (asked.coin_code, asked.text) == ("btc", "")
    assert (ListFilter().coin_code, ListFilter().text) == ("", "")
