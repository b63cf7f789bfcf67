"""What a title says: which game, which franchise, which edition. Pure.

`Elden Ring: Deluxe Edition EU Steam CD Key` → family `elden ring`, edition `Deluxe Edition`.
"""

import re
import unicodedata
from dataclasses import dataclass

STANDARD = "Standard Edition"
_SHORTEST_FRANCHISE = 4

_TRADE = (
    r"(?:cd[ -]?key|steam gift|gift|key|account|steam|gog|epic games|epic|uplay|ubisoft connect|"
    r"ea app|ea play|origin|battle\.net|rockstar(?: games launcher)?|microsoft store|"
    r"windows(?: 1[01])?|xbox one|xbox series x\|s|xbox live|xbox|ps4|ps5|psn|"
    r"playstation [45]|nintendo switch|switch|pc|mac|linux|digital download|"
    r"global|worldwide|row|eu|europe|us|usa|uk|na|latam|emea|asia|tr|turkey|ar|argentina|br|"
    r"brazil|de|germany)"
)
_TAIL = re.compile(rf"(?:[\s,/()\[\]|-]+{_TRADE})+[\s)\]]*$", re.IGNORECASE)
_WORDS = (
    r"(?:digital|super|collector'?s|the|game of the year|goty|deluxe|ultimate|gold|silver|"
    r"platinum|premium|complete|definitive|legendary|anniversary|enhanced|royal|special|limited|"
    r"standard|launch|day one|supporter|remastered|director'?s cut|\d{1,2}(?:st|nd|rd|th))"
)
_EDITION = re.compile(
    r"[\s:,\-\u2013\u2014(]+"
    rf"(?P<edition>(?:{_WORDS}\s+)+(?:edition|bundle|collection)|"
    r"goty|director'?s cut|deluxe|ultimate)\s*[)]?$",
    re.IGNORECASE,
)
_DASH = re.compile(r":|\s[-\u2013\u2014]\s")
_LABELS = ("edition", "goty", "cut", "bundle", "collection")
_NUMBER = re.compile(r"\s+(?:\d{1,4}|[ivx]{1,4})$")
_PUNCTUATION = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """`family` and `franchise` compare equal where the games, or the franchises, are the same."""

    family: str
    franchise: str
    edition: str


def read(title: str) -> Reading:
    """Never fails; of a title of trade words alone the whole title is the family."""
    bare = _TAIL.sub("", f" {title.strip()}").strip() or title.strip()
    found = _EDITION.search(bare)
    edition, game = STANDARD, bare
    if found is not None and found.start() > 0:
        edition, game = _named(found["edition"]), bare[: found.start()]
    family = _plain(game) or _plain(title) or title.strip().casefold()
    return Reading(family, _franchise(game) or family, edition)


def _franchise(game: str) -> str:
    first = _DASH.split(game, maxsplit=1)[0]
    name = _NUMBER.sub("", _plain(first))
    return name if len(name) >= _SHORTEST_FRANCHISE else _plain(game)


def _named(edition: str) -> str:
    words = " ".join(edition.split()).title().replace("'S", "'s").replace("Goty", "GOTY")
    return words if words.casefold().endswith(_LABELS) else f"{words} Edition"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(_PUNCTUATION.sub(" ", bare.casefold()).split())
