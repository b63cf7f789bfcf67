"""One word for each platform, region and category, whatever the provider calls it this year."""

from collections.abc import Collection
from functools import lru_cache

GLOBAL = "Global"

_PLATFORMS = {
    "steam": "Steam",
    "uplay": "Ubisoft Connect",
    "ubisoft connect": "Ubisoft Connect",
    "origin": "EA App",
    "ea app": "EA App",
    "ea play": "EA App",
    "battle.net": "Battle.net",
    "epic games": "Epic Games",
    "gog": "GOG",
    "gog com": "GOG",
    "gog.com": "GOG",
    "rockstar games": "Rockstar Games",
    "mog station": "Mog Station",
    "microsoft store": "Microsoft Store",
    "digital download": "PC",
    "pc": "PC",
    "nintendo": "Nintendo",
    "nintendo switch": "Nintendo",
    "ps3": "PlayStation 3",
    "ps4": "PlayStation 4",
    "ps5": "PlayStation 5",
    "playstation 3": "PlayStation 3",
    "playstation 4": "PlayStation 4",
    "playstation 5": "PlayStation 5",
    "xbox 360": "Xbox 360",
    "xbox one": "Xbox One",
    "xbox series x|s": "Xbox Series X|S",
    "xbox series x": "Xbox Series X|S",
    "android": "Android",
    "other": "Other",
}

PLATFORMS = frozenset(_PLATFORMS.values())

REGIONS = {
    1: "Europe",
    2: "United States",
    3: GLOBAL,
    4: "Other",
    5: "Outside Europe",
    6: "RU VPN",
    7: "Russia",
    8: "United Kingdom",
    9: "China",
    10: "Rest of World",
    11: "Latin America",
    12: "Asia",
    13: "Germany",
    14: "Australia",
    15: "Brazil",
    16: "India",
    17: "Japan",
    18: "North America",
    45: "Argentina",
    46: "Turkey",
}
_REGION_WORDS = {
    **{name.casefold(): name for name in REGIONS.values()},
    "region free": GLOBAL,
    "worldwide": GLOBAL,
    "world": GLOBAL,
    "row": "Rest of World",
}

CATEGORIES = ("games", "dlc", "software", "subscriptions", "gift-cards")
_GENRE_CATEGORIES = {
    "software": "software",
    "subscription": "subscriptions",
    "psn card": "gift-cards",
    "xbox live gold card": "subscriptions",
    "xbox live points": "gift-cards",
}
_TAG_CATEGORIES = {"software": "software", "prepaid": "gift-cards", "dlc": "dlc"}
_NAME_CATEGORIES = (
    ("gift-cards", ("gift card", "wallet", "prepaid", "store card")),
    ("subscriptions", ("subscription", "game pass", "membership", "game time")),
    ("dlc", (" dlc", "season pass", "expansion pass")),
)


@lru_cache(maxsize=4096)
def term(text: str) -> str:
    """A word that can be filtered by: single blanks and no comma, which separates values."""
    return " ".join(text.replace(",", " / ").split())


@lru_cache(maxsize=1024)
def platform_name(given: str | None) -> str | None:
    """`PC Steam` and `Steam` → `Steam`; an unknown one keeps its own name."""
    if given is None:
        return None
    name = term(given)
    short = name[3:] if name[:3].casefold() == "pc " else name
    return _PLATFORMS.get(short.casefold(), short or None)


def platform_spellings(given: str) -> tuple[str, ...]:
    """As the provider may write it: it has renamed some, and products keep the name they had."""
    ours = platform_name(given) or given
    former = (word.title() for word, name in _PLATFORMS.items() if name == ours)
    names = (term(given), ours, f"PC {ours}", *former)
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


@lru_cache(maxsize=1024)
def region_name(region_id: int | None, given: str | None) -> str | None:
    """By id, since the names change; by name where the id is unknown."""
    if region_id in REGIONS:
        return REGIONS[region_id]
    if given is None:
        return None
    name = term(given)
    return _REGION_WORDS.get(name.casefold().replace("-", " "), name) or None


def category_of(name: str, genres: Collection[str], tags: Collection[str]) -> str:
    """From tags, then genres, then the name; games otherwise."""
    for words, table in ((tags, _TAG_CATEGORIES), (genres, _GENRE_CATEGORIES)):
        for word in words:
            found = table.get(word.casefold())
            if found is not None:
                return found
    lowered = f" {name.casefold()}"
    for category, parts in _NAME_CATEGORIES:
        if any(part in lowered for part in parts):
            return category
    return "games"
