"""The words of a query, and everything that each may be written as: one tsquery for all of it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

Phrase = tuple[str, ...]
Slot = tuple[Phrase, ...]
"""Ways to say one thing; the first is as it was typed."""
Synonyms = Mapping[Phrase, Sequence[Phrase]]

_WORD = re.compile(r"[^\W_]+")
_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {str(number): _TENS[number // 10] + _ONES[number % 10] for number in range(1, 31)}
_ARABIC = {roman: number for number, roman in _ROMAN.items()}
_OTHERWISE = {**_ROMAN, **_ARABIC}
_SHORTEST_BEGINNING = 3
_MOST_WORDS = 24  # more say nothing new, and each costs a look into the index


def fold(text: str) -> str:
    """Small letters, no accents, single blanks: about what `shop_fold` does in SQL."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """`Kepler's Orchard Ⅲ` → `kepler`, `s`, `orchard`, `iii`."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(letters.casefold())


def slots_of(words: Sequence[str], synonyms: Synonyms) -> list[Slot]:
    """The longest synonyms first, from left to right; numbers in both their spellings."""
    found: list[Slot] = []
    longest = max((len(phrase) for phrase in synonyms), default=1)
    words, start = words[:_MOST_WORDS], 0
    while start < len(words):
        for size in range(min(longest, len(words) - start), 0, -1):
            typed = tuple(words[start : start + size])
            others = synonyms.get(typed)
            if others:
                found.append((typed, *others))
                break
        else:
            size = 1
            found.append(_numbered(words[start], is_first=start == 0))
        start += size
    return found


def _numbered(word: str, *, is_first: bool) -> Slot:
    """`3` is `iii` as well. A first word is a name, if it is not the only one that could be."""
    other = None if is_first else _OTHERWISE.get(word)
    return ((word,),) if other is None else ((word,), (other,))


def tsquery(slots: Sequence[Slot], *, prefix: bool = True) -> str | None:
    """For `to_tsquery`; the last word may be a beginning. None without words."""
    parts = [_any(slot, prefix=prefix and slot is slots[-1]) for slot in slots]
    return " & ".join(parts) or None


def is_beginning(word: str) -> bool:
    """Whether it may stand for all words that begin so: one or two letters begin too many."""
    return len(word) >= _SHORTEST_BEGINNING


def _any(slot: Slot, *, prefix: bool) -> str:
    ways = [_all(way, prefix=prefix and number == 0) for number, way in enumerate(slot)]
    return ways[0] if len(ways) == 1 else f"({' | '.join(ways)})"


def _all(phrase: Phrase, *, prefix: bool) -> str:
    quoted = [f"'{word}'" for word in phrase]
    if prefix and is_beginning(phrase[-1]):
        quoted[-1] += ":*"
    return quoted[0] if len(quoted) == 1 else f"({' & '.join(quoted)})"


def both_ways(pairs: Sequence[tuple[str, str, bool]]) -> dict[Phrase, list[Phrase]]:
    """Stored synonyms (words, means, both ways) as `slots_of` reads them."""
    table: dict[Phrase, list[Phrase]] = {}
    for one, other in _directions(pairs):
        if one and other and one != other:
            table.setdefault(one, []).append(other)
    return table


def _directions(pairs: Sequence[tuple[str, str, bool]]) -> Iterator[tuple[Phrase, Phrase]]:
    for words, means, both in pairs:
        one, other = tuple(words_of(words)), tuple(words_of(means))
        yield one, other
        if both:
            yield other, one
