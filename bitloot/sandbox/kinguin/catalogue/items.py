"""The list of invented goods: every title, edition, platform and region that is for sale."""

from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

from bitloot.sandbox.kinguin.catalogue.goods import CARDS, DEVELOPERS, SOFTWARE, SUBSCRIPTIONS, Good
from bitloot.sandbox.kinguin.catalogue.item import SEED, Item
from bitloot.sandbox.kinguin.catalogue.themes import Theme
from bitloot.sandbox.kinguin.catalogue.themes_story import STORY_THEMES
from bitloot.sandbox.kinguin.catalogue.themes_systems import SYSTEM_THEMES
from bitloot.sandbox.kinguin.catalogue.volumes import wanted, with_volumes
from bitloot.sandbox.kinguin.dice import dice, hex_id

FIRST_ID = 41003

THEMES: dict[str, Theme] = {theme.code: theme for theme in (*STORY_THEMES, *SYSTEM_THEMES)}


class Sale(NamedTuple):
    """One way a title is sold: edition, platform, region and its share of the base price."""

    kind: str
    edition: str
    platform: str
    region_id: int
    share: float


_STORES = (
    "PC Steam", "PC Steam", "PC Steam", "PC Epic Games", "PC GOG", "PC Ubisoft Connect",
    "EA App", "PC Battle.net",
)  # fmt: skip
_CONSOLES = ("Xbox Series X|S", "PlayStation 5", "Nintendo", "Xbox One", "PlayStation 4")
_PRICES = (299, 499, 799, 1199, 1599, 1899, 2499, 2999, 3899, 4699, 5499)
_EXTRAS = ("- Season Pass DLC", "- Soundtrack and Artbook DLC", "- The Far Chapter DLC")


def _titles(theme: Theme, rng: Random) -> list[tuple[str, str]]:
    """(family, title) pairs: first games, then sequels with roman numerals."""
    subtitles = rng.sample(theme.subtitles, len(theme.subtitles))
    things = rng.sample(theme.things, len(theme.things))
    found: list[tuple[str, str]] = []
    for number, family in enumerate(theme.names):
        first = family
        turn = ("plain", "thing", "subtitle")[number % 3]
        if turn == "thing" and things:
            first = f"{things.pop()} of {family}"
        elif turn == "subtitle" and subtitles:
            first = f"{family}: {subtitles.pop()}"
        found.append((family, first))
        if turn == "plain" and subtitles:
            found.append((family, f"{family} II: {subtitles.pop()}"))
        if number % 6 == 0 and subtitles:
            found.append((family, f"{family} III: {subtitles.pop()}"))
    return found


def _game_sales(rng: Random) -> list[Sale]:
    """How one game is sold; the standard edition without region lock always comes first."""
    store = rng.choice(_STORES)
    region = rng.choice((1, 2, 8, 10, 11, 46))
    console = rng.choice(_CONSOLES)
    chances = (
        (1.0, Sale("game", "", store, 3, 1.0)),
        (0.36, Sale("game", "Deluxe Edition", store, 3, 1.35)),
        (0.2, Sale("game", "Ultimate Edition", store, 3, 1.7)),
        (0.3, Sale("game", "", store, region, 0.8)),
        (0.34, Sale("game", "", console, rng.choice((1, 2, 3)), 1.1)),
        (0.2, Sale("dlc", rng.choice(_EXTRAS), store, 3, 0.4)),
    )
    return [sale for chance, sale in chances if rng.random() < chance]


def _games(theme: Theme) -> list[Item]:
    rng = dice(SEED, "games", theme.code)
    items: list[Item] = []
    for family, title in _titles(theme, rng):
        cents = rng.choice(_PRICES)
        maker = dice(SEED, "maker", family).choice(DEVELOPERS)
        for sale in _game_sales(rng):
            price = max(89, round(cents * sale.share))
            items.append(
                Item(0, "", sale.kind, theme.code, title, sale.edition, family, sale.platform,
                     sale.region_id, maker, "", price)
            )  # fmt: skip
    return items


def _good_cents(good: Good, kind: str, variant: str, number: int) -> int:
    if kind == "prepaid":
        value = int(variant.split(maxsplit=1)[0])
        return max(150, value * good.base_cents)
    return round(good.base_cents * (1 + 0.8 * number))


def _goods(kind: str, goods: tuple[Good, ...]) -> list[Item]:
    items: list[Item] = []
    for good in goods:
        for number, variant in enumerate(good.variants):
            platform = "PC" if kind == "software" else "Other"
            region = 1 if "EUR" in variant else 2 if "USD" in variant else 3
            cents = _good_cents(good, kind, variant, number)
            items.append(
                Item(0, "", kind, kind, good.title, variant, good.title, platform, region,
                     good.maker, good.what, cents)
            )  # fmt: skip
    return items


@cache
def items() -> tuple[Item, ...]:
    """Every item, numbered; the order mixes themes so that a first page looks like a shop."""
    drafts = [item for theme in THEMES.values() for item in _games(theme)]
    drafts += _goods("software", SOFTWARE)
    drafts += _goods("subscription", SUBSCRIPTIONS)
    drafts += _goods("prepaid", CARDS)
    dice(SEED, "order").shuffle(drafts)
    drafts = with_volumes(drafts, THEMES, wanted())
    step = dice(SEED, "numbers")
    number = FIRST_ID
    numbered: list[Item] = []
    for draft in drafts:
        number += step.randint(1, 9)
        product_id = hex_id(SEED, "product", number)
        numbered.append(replace(draft, kinguin_id=number, product_id=product_id))
    return tuple(numbered)


@cache
def by_kinguin_id() -> dict[int, Item]:
    """Items by their numeric id."""
    return {item.kinguin_id: item for item in items()}


@cache
def by_product_id() -> dict[str, Item]:
    """Items by their 24-digit id."""
    return {item.product_id: item for item in items()}
