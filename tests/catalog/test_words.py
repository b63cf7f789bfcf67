"""What a query is taken apart into, and how near two words are."""

from hypothesis import given
from hypothesis import strategies as st

from bitloot.catalog.spelling import distance
from bitloot.catalog.words import both_ways, fold, slots_of, tsquery, words_of

SYNONYMS = both_ways([("gta", "Grand Theft Auto", False), ("goty", "game of the year", True)])

QUERIES = [
    ("kestrel ste", "'kestrel' & 'ste':*"),
    ("Kepler's Orchard", "'kepler' & 's' & 'orchard':*"),
    ("gta v", "('gta' | ('grand' & 'theft' & 'auto')) & ('v' | '5')"),
    ("caelwick 3", "'caelwick' & ('3' | 'iii')"),
    ("caelwick iii key", "'caelwick' & ('iii' | '3') & 'key':*"),
    ("2 worlds", "'2' & 'worlds':*"),
    ("x game of the year", "'x' & (('game' & 'of' & 'the' & 'year':*) | 'goty')"),
    ("Über Éclair", "'uber' & 'eclair':*"),
    ("!!! ??", None),
]


def test_each_word_with_everything_it_may_be_written_as() -> None:
    for typed, wanted in QUERIES:
        assert tsquery(slots_of(words_of(typed), SYNONYMS)) == wanted


@given(st.text())
def test_a_query_holds_quoted_words_only(typed: str) -> None:
    terms = tsquery(slots_of(words_of(typed), SYNONYMS))
    if terms is not None:
        assert terms.count("'") % 2 == 0
        assert "\\" not in terms
        assert "\x00" not in terms


@given(st.text())
def test_what_is_folded_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)


SLIPS = [
    ("kestrel", "kestrel", 0), ("kestrl", "kestrel", 1), ("ketsrel", "kestrel", 1),
    ("cestrel", "kestrel", 1), ("kestrell", "kestrel", 1), ("stepp", "steppes", 2), ("", "ab", 2),
]  # fmt: skip


def test_slips_are_counted() -> None:
    for one, other, slips in SLIPS:
        assert distance(one, other) == distance(other, one) == slips, (one, other)


@given(st.text(max_size=8), st.text(max_size=8))
def test_no_word_is_further_than_it_is_long(one: str, other: str) -> None:
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
