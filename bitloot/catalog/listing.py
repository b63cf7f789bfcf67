"""Lists of products as customers see them: cards, where the list goes on, how long it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from bitloot.catalog.cards import CARD, written
from bitloot.catalog.filters import ProductFilter, conditions
from bitloot.catalog.misses import note_miss
from bitloot.catalog.models import Product
from bitloot.catalog.search import Match, listed, steps
from bitloot.catalog.sorts import DEEPEST, Sort, after, cursor_of, key_columns, sorted_query
from bitloot.catalog.versions import get_version
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.pagination import Page, decode_cursor, encode_cursor
from bitloot.core.reading import TooSlowError, get_reader

_TOTAL_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list: after a cursor, or a page counted from 1."""

    limit: int = 24
    cursor: str | None = None
    page: int | None = None

    @property
    def skipped(self) -> int:
        """How many rows come before a numbered page."""
        return 0 if self.page is None else (self.page - 1) * self.limit


@dataclass(frozen=True, slots=True)
class Found:
    """The step of a search that found something, and how much without any filter."""

    match: Match
    total: int


def list_products(given: ProductFilter, sort: Sort, part: Slice) -> Page[str]:
    """One page of cards, as JSON, with the count of all.

    Raises InvalidError naming `cursor`, `page`, or `q` where its words would take too long.
    """
    if part.page is not None and part.page * part.limit > DEEPEST:
        raise invalid("page", f"Pages reach {DEEPEST:,} products deep; use the cursor.")
    try:
        search = found(given)
        conditions_given = [listed(), *conditions(given).values()]
        if search is not None:
            conditions_given.append(search.match.condition)
        total = _total(given, conditions_given, search)
        if search is not None and sort is Sort.RELEVANCE:
            return _ranked(conditions_given, search.match, part, total)
        return _sorted(conditions_given, sort, part, total)
    except TooSlowError:
        raise too_slow() from None


def too_slow() -> InvalidError:
    """What to say where the database had to be stopped."""
    return invalid("q", "These words take too long to look for; try fewer.")


def found(given: ProductFilter) -> Found | None:
    """How the words of the filter are met, whatever else it wants; None when it has no words."""
    if not given.q.strip():
        return None
    match = None
    for match in steps(given.q):
        # Counted, not asked whether there is one: for that the planner would read the table.
        total = _count([listed(), match.condition])
        if total:
            return Found(match, total)
    note_miss(given.q)
    return None if match is None else Found(match, 0)


def _count(wanted: Sequence[ColumnElement[bool]]) -> int:
    rows = get_reader().rows(select(func.count()).select_from(Product).where(*wanted))
    return int(str(rows[0][0]))


def _total(
    given: ProductFilter, wanted: Sequence[ColumnElement[bool]], search: Found | None
) -> int:
    """Kept until the catalogue changes: it is the same on every page and in every order."""
    if search is not None and given.has_only_words:
        return search.total
    return get_version().kept(("total", repr(given)), _TOTAL_SECONDS, lambda: _count(wanted))


def _sorted(
    wanted: Sequence[ColumnElement[bool]], sort: Sort, part: Slice, total: int
) -> Page[str]:
    query = select(Product.id, CARD).add_columns(*key_columns(sort)).where(*wanted)
    if part.cursor is not None:
        query = query.where(after(part.cursor, sort))
    query = sorted_query(query, sort).offset(part.skipped or None).limit(part.limit + 1)
    rows = get_reader().rows(query)
    following = None
    if len(rows) > part.limit:
        following = cursor_of(sort, rows[part.limit - 1][2:])
    cards = written(rows[: part.limit])
    return Page(cards, part.limit, following, total)


def _ranked(
    wanted: Sequence[ColumnElement[bool]], match: Match, part: Slice, total: int
) -> Page[str]:
    """A computed rank cannot be walked: search results are counted off, down to a depth.

    Cards are made only of those that are shown.
    """
    start = part.skipped if part.cursor is None else _offset(part.cursor)
    best = (
        select(Product.id.label("best_id"))
        .where(*wanted)
        .order_by(*match.order, Product.id)
        .offset(start)
        .limit(part.limit)
        .subquery()
    )
    place = func.row_number().over()
    placed = select(best.c.best_id, place.label("place")).subquery()
    query = (
        select(Product.id, CARD)
        .join(placed, placed.c.best_id == Product.id)
        .order_by(placed.c.place)
    )
    cards = written(get_reader().rows(query))
    end = start + part.limit
    following = encode_cursor(["ranked", end]) if end < min(total, DEEPEST) else None
    return Page(cards, part.limit, following, total)


def _offset(cursor: str) -> int:
    match decode_cursor(cursor):
        case ["ranked", int(start)] if 0 <= start < DEEPEST:
            return start
    raise invalid("cursor", "This cursor belongs to another list.")
