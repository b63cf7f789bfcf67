"""What titles say, as the provider writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitloot.merchandising.titles import STANDARD, read

FAMILIES: list[tuple[str, str, str, str]] = [
    ("Elden Ring EU Steam CD Key", "elden ring", "elden ring", STANDARD),
    ("Elden Ring: Deluxe Edition EU Steam CD Key", "elden ring", "elden ring", "Deluxe Edition"),
    ("ELDEN RING - Shadow Edition Key", "elden ring shadow edition", "elden ring", STANDARD),
    ("Cyberpunk 2077 Ultimate Edition GOG", "cyberpunk 2077", "cyberpunk", "Ultimate Edition"),
    ("Cyberpunk 2077 GOG CD Key", "cyberpunk 2077", "cyberpunk", STANDARD),
    ("The Witcher 3: Wild Hunt GOTY Edition GOG CD Key", "the witcher 3 wild hunt", "the witcher",
     "GOTY Edition"),
    ("The Witcher 3: Wild Hunt - Game of the Year Edition (PC) Steam Key GLOBAL",
     "the witcher 3 wild hunt", "the witcher", "Game Of The Year Edition"),
    ("Civilization VI Gold Edition Steam Key", "civilization vi", "civilization", "Gold Edition"),
    ("Pokémon Sword Digital Deluxe Edition", "pokemon sword", "pokemon sword",
     "Digital Deluxe Edition"),
    ("FIFA 23 Ultimate", "fifa 23", "fifa", "Ultimate Edition"),
    ("Steam", "steam", "steam", STANDARD),
    ("Deluxe Edition", "deluxe edition", "deluxe edition", STANDARD),
    ("最终幻想 XV", "最终幻想 xv", "最终幻想", STANDARD),
]  # fmt: skip


@pytest.mark.parametrize(("title", "family", "franchise", "edition"), FAMILIES)
def test_titles_are_read(title: str, family: str, franchise: str, edition: str) -> None:
    found = read(title)
    assert (found.family, found.edition) == (family, edition)
    assert found.franchise == franchise


@given(st.text(min_size=1, max_size=300))
def test_no_title_is_too_strange(title: str) -> None:
    found = read(title)
    assert found.edition
    assert len(found.family) <= 4 * len(title)
