"""What somebody probably meant: the words of titles that look most like those typed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bitloot.catalog.words import Phrase, Slot, Synonyms, slots_of
from bitloot.core.reading import get_reader

_SHORTEST, _LONGEST = 3, 30
_MOST_WORDS = 8
_MOST_MEANT = 4
_LOOK = """
    select typed, word from unnest(%(typed)s::text[]) as given(typed)
    cross join lateral (
        select word from search_words where word %% typed
        order by similarity(word, typed) desc, word limit 16
    ) as near
    union all
    select '', word from search_words where word = any(%(parts)s::varchar[])
"""
"""`%` is met from a similarity of 0.3 on, which two slips in a word of six letters keep."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Words of titles: those near to a typed one with their distance, and known parts of it."""

    near: Mapping[str, Sequence[tuple[int, str]]]
    parts: Collection[str]


def likely(words: Sequence[str], synonyms: Synonyms) -> list[Slot]:
    """Each word as what it is nearest to; empty when less than half of them is recognised."""
    slots = slots_of(words, synonyms)[:_MOST_WORDS]
    asked = [slot[0][0] for slot in slots if _is_word(slot)]
    if not asked:
        return []
    seen = _look(asked)
    before = len(slots)
    slots = list(_joined(slots, seen))
    asked = [slot[0][0] for slot in slots if _is_word(slot)]
    all_known = all(seen.near.get(word, ((9, ""),))[0][0] == 0 for word in asked)
    meant = [_meant(slot, seen, widely=all_known) for slot in slots]
    words_met = sum(1 for slot, ways in zip(slots, meant, strict=True) if ways and _is_word(slot))
    joined = len(slots) < before
    if not (words_met or joined) or words_met * 2 < len(asked):
        return []
    return [ways for ways in meant if ways]


def _is_word(slot: Slot) -> bool:
    """Whether it is to be looked up: neither a number nor a synonym nor too short to be wrong."""
    word = slot[0][0]
    alone = len(slot) == 1 and len(slot[0]) == 1
    return alone and _SHORTEST <= len(word) <= _LONGEST and not word.isdigit()


def _meant(slot: Slot, seen: _Seen, *, widely: bool) -> Slot:
    """Empty where a word is near to none."""
    if not _is_word(slot):
        return slot
    word = slot[0][0]
    near = seen.near.get(word, ())
    best = [other for distance, other in near if widely or distance == near[0][0]]
    ways: list[Phrase] = [(other,) for other in best[:_MOST_MEANT]]
    ways += [parts for parts in _splits(word) if {*parts} <= set(seen.parts)]
    return tuple(ways)


def _joined(slots: Sequence[Slot], seen: _Seen) -> Iterator[Slot]:
    """`harbor`, `block` as `harborblock`, where that is a word."""
    rest = list(slots)
    while rest:
        slot = rest.pop(0)
        if rest and _is_word(slot) and _is_word(rest[0]):
            together = slot[0][0] + rest[0][0][0]
            if together in seen.parts:
                slot = ((together,), (slot[0][0], rest.pop(0)[0][0]))
        yield slot


def _look(asked: Sequence[str]) -> _Seen:
    pairs = [one + other for one, other in pairwise(asked)]
    parts = {part for word in asked for both in _splits(word) for part in both}
    values = {"typed": list(asked), "parts": [*parts, *pairs]}
    rows = get_reader().read(_LOOK, values, prepared=True)
    near: dict[str, list[tuple[int, str]]] = {}
    for typed, word in rows:
        if typed:
            far = distance(str(typed), str(word))
            if far <= _allowed(str(typed)):
                near.setdefault(str(typed), []).append((far, str(word)))
    for found in near.values():
        found.sort(key=lambda each: each[0])  # stable: the more similar first
    return _Seen(near, {str(word) for typed, word in rows if not typed})


def _splits(word: str) -> Iterator[Phrase]:
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        yield word[:at], word[at:]


def _allowed(word: str) -> int:
    """How many slips a word may hold: one for each four letters, about."""
    return min(3, 1 + (len(word) - 1) // 4)


def distance(one: str, other: str) -> int:
    """Letters left out, put in, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before = before, row
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 < j and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
