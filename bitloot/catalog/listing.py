"""Lists of products as customers see them: cards, where the list goes on, how long it is."""

from dataclasses import dataclass

from bitloot.catalog.cards import cards
from bitloot.catalog.filters import ProductFilter, conditions, values
from bitloot.catalog.misses import note_miss
from bitloot.catalog.models import LISTED
from bitloot.catalog.search import Match, steps
from bitloot.catalog.sorts import DEEPEST, ORDERS, Sort, cursor_of, position
from bitloot.catalog.versions import get_version
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.pagination import Page, decode_cursor, encode_cursor
from bitloot.core.reading import TooSlowError, get_reader

_EVERYTHING = ProductFilter()
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


def list_products(given: ProductFilter, sort: Sort, part: Slice) -> Page[str]:
    """One page of cards, as JSON, with the count of all.

    Raises InvalidError naming `cursor`, `page`, or `q` where its words would take too long.
    """
    if part.page is not None and part.page * part.limit > DEEPEST:
        raise invalid("page", f"Pages reach {DEEPEST:,} products deep; use the cursor.")
    try:
        if not given.q.strip():
            return _sorted(given, None, sort, part)
        if sort is Sort.RELEVANCE:
            return _ranked(given, part)
        return _sorted(given, _met(given.q), sort, part)
    except TooSlowError:
        raise too_slow() from None


def too_slow() -> InvalidError:
    """What to say where the database had to be stopped."""
    return invalid("q", "These words take too long to look for; try fewer.")


def where(given: ProductFilter, match: Match | None) -> str:
    """SQL of what is listed, in all its filters."""
    wanted = [LISTED, *conditions(given).values()]
    return " and ".join(wanted if match is None else [*wanted, match.condition])


def _count(given: ProductFilter, match: Match | None) -> int:
    named = values(given) if match is None else {**values(given), **match.values}
    sql = f"select count(*) from products where {where(given, match)}"  # noqa: S608 (no values)
    return int(str(get_reader().read(sql, named)[0][0]))


def _total(given: ProductFilter, match: Match | None) -> int:
    """Kept until the catalogue changes: it is the same on every page and in every order."""
    return get_version().kept(("total", given), _TOTAL_SECONDS, lambda: _count(given, match))


def _met(words: str) -> Match | None:
    """The step that finds something, whatever else is wanted; the last one where none does."""
    match = None
    for match in steps(words):
        if _count(_EVERYTHING, match):
            return match
    note_miss(words)
    return match


def _sorted(given: ProductFilter, match: Match | None, sort: Sort, part: Slice) -> Page[str]:
    order, named = ORDERS[sort], dict(values(given))
    wanted = where(given, match)
    if match is not None:
        named |= match.values
    if part.cursor is not None:
        named |= position(sort, part.cursor)
        wanted = f"{wanted} and {order.after}"
    names = ", ".join(f"key_{number}" for number in range(len(order.columns)))
    keys = ", ".join(f"{each} as key_{number}" for number, each in enumerate(order.shown))
    best = f"""
        select best_id, row_number() over () as place, {names} from (
            select id as best_id, {keys} from products where {wanted}
            order by {order.sql} offset %(skipped)s limit {part.limit + 1}
        ) sorted
    """  # noqa: S608 (values go as parameters)
    found = cards(best, names, {**named, "skipped": part.skipped}, prepared=_is_common(given, sort))
    following = None
    if len(found) > part.limit:
        following = cursor_of(sort, found[part.limit - 1].keys)
    texts = [card.text for card in found[: part.limit]]
    return Page(texts, part.limit, following, _total(given, match))


def _is_common(given: ProductFilter, sort: Sort) -> bool:
    """Whether an index holds the list as it is asked for, whatever the values are."""
    walked = given.platform if sort is Sort.RELEVANCE and len(given.platform) == 1 else ()
    return given == ProductFilter(platform=walked, in_stock=given.in_stock)


def _ranked(given: ProductFilter, part: Slice) -> Page[str]:
    """A computed rank cannot be walked: search results are counted off, down to a depth.

    What is found without filters decides which step answers, so that facets decide alike.
    """
    start = part.skipped if part.cursor is None else _offset(part.cursor)
    for match in steps(given.q):
        named = {**values(given), **match.values, "start": start}
        found = cards(_best(given, match, part.limit), "total", named, prepared=True)
        total = int(str(found[0].keys[0])) if found else 0
        if not found and (start or not given.has_only_words) and _count(_EVERYTHING, match):
            total = _count(given, match)
        elif not found:
            continue
        more = start + part.limit < min(total, DEEPEST)
        following = encode_cursor(["ranked", start + part.limit]) if more else None
        return Page([card.text for card in found], part.limit, following, total)
    note_miss(given.q)
    return Page([], part.limit, None, 0)


def _best(given: ProductFilter, match: Match, limit: int) -> str:
    ranked = match.best(" and ".join(conditions(given).values()) or "true", limit)
    return f"select best_id, row_number() over () as place, total from ({ranked}) ranked"  # noqa: S608 (values go as parameters)


def _offset(cursor: str) -> int:
    match decode_cursor(cursor):
        case ["ranked", int(start)] if 0 <= start < DEEPEST:
            return start
    raise invalid("cursor", "This cursor belongs to another list.")
