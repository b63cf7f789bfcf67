"""How staff find products: words of the title or parts of them, a slug, the provider's number."""

from sqlalchemy import ColumnElement, cast, false, func, or_, select
from sqlalchemy.dialects.postgresql import REGCONFIG

from bitloot.catalog.models import Product
from bitloot.catalog.search_ddl import SIMPLE
from bitloot.catalog.search_models import SearchWord
from bitloot.catalog.words import is_beginning, words_of
from bitloot.core.db import db

_MOST_WORDS = 12
_MOST_LONGER = 60
_MOST_DIGITS = 9  # fits a number of four bytes


def found_by(given: str) -> ColumnElement[bool]:
    """Whether a product is meant by what somebody typed; `given` may be any text.

    Every word must stand in the title or the original name, as the beginning of a word or within
    one: `craft` finds Minecraft. Of longer words that hold it the sixty shortest count.
    """
    text = given.replace("\x00", "").strip()
    meant = [Product.slug == text, _titled(text)]
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        meant.append(Product.kinguin_id == int(text))
    return or_(*meant)


def _titled(text: str) -> ColumnElement[bool]:
    words = words_of(text)[:_MOST_WORDS]
    if not words:
        return false()
    terms = " & ".join(map(_any, words))
    return Product.names.bool_op("@@")(func.to_tsquery(cast(SIMPLE, REGCONFIG), terms))


def _any(word: str) -> str:
    if not is_beginning(word):
        return f"'{word}':AB"
    ways = [f"'{word}':*AB", *(f"{_quoted(longer)}:AB" for longer in _longer(word))]
    return f"({' | '.join(ways)})"


def _quoted(word: str) -> str:
    """A word as the database made it: addresses and the like may hold what means something."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _longer(word: str) -> list[str]:
    """Words of titles that hold it elsewhere than at their beginning."""
    query = (
        select(SearchWord.word)
        .where(SearchWord.word.contains(word, autoescape=True), ~SearchWord.word.startswith(word))
        .order_by(func.length(SearchWord.word), SearchWord.word)
        .limit(_MOST_LONGER)
    )
    return list(db.session.scalars(query))
