"""The unchanging part of a product document; figures that follow from offers are added later."""

from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin.catalogue.goods import PUBLISHERS
from bitloot.sandbox.kinguin.catalogue.item import SEED, Item
from bitloot.sandbox.kinguin.catalogue.items import THEMES
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.catalogue.offers import full_name, release_date
from bitloot.sandbox.kinguin.catalogue.reference import (
    EXCLUDED_COUNTRIES,
    LANGUAGES,
    REGION_FREE,
    region_name,
)
from bitloot.sandbox.kinguin.catalogue.texts import activation, describe
from bitloot.sandbox.kinguin.dice import dice, hex_id, often

_LAST_UPDATE = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
_CORES = ("Dual", "Quad", "Six")
_AGES = ("PEGI 3", "PEGI 7", "PEGI 12", "PEGI 16", "PEGI 18", "ESRB T")
_OLD_NAMES = {"PC Steam": "Steam", "PC Ubisoft Connect": "Uplay"}
_TAGS = {"game": ["base"], "dlc": ["dlc"], "software": ["software"], "prepaid": ["prepaid"]}
_GENRES = {"software": ["Software"], "subscription": ["Subscription"], "prepaid": ["Casual"]}


def stamp(moment: datetime) -> str:
    """`2020-10-24T09:34:13+00:00`, the form of products and orders."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@cache
def first_update(item: Item) -> str:
    """When an untouched product was last changed."""
    rng = dice(SEED, "updated", item.kinguin_id)
    return stamp(_LAST_UPDATE - timedelta(seconds=rng.randint(0, 700 * 86400)))


def _languages(item: Item, rng: Random) -> list[Json]:
    chosen: list[Json] = ["English", *rng.sample(LANGUAGES[1:], rng.randint(2, 8))]
    if "doubled_languages" in oddities(item):
        chosen += ["Chinese", "Chinese"]
    return chosen


def _requirements(item: Item, rng: Random) -> list[Json]:
    if not item.platform.startswith("PC") and item.platform != "EA App":
        return []
    memory = rng.choice((4, 8, 8, 16))
    lines: list[Json] = [
        "Minimum:",
        "OS: Windows 10 64-bit",
        f"Processor: {rng.choice(_CORES)} core, {rng.choice((2.4, 3.0, 3.4))} GHz",
        f"Memory: {memory} GB RAM",
        f"Graphics: {rng.choice((1, 2, 4, 6))} GB video memory",
        f"Storage: {rng.randint(2, 90)} GB",
    ]
    blob: list[Json] = ["\n\n".join(str(line) for line in lines)]
    return [{"system": "Windows", "requirement": blob if often(rng, 30) else lines}]


def _region_words(item: Item, rng: Random) -> str:
    if item.region_id == REGION_FREE:
        return rng.choice(("Region free", "Region Free", "REGION FREE"))
    return region_name(item.region_id).strip()


def _credits(item: Item, rng: Random) -> Doc:
    developers: list[Json] = [item.maker] * (2 if often(rng, 5) else 1)
    publishers: list[Json] = [] if often(rng, 10) else [rng.choice(PUBLISHERS)]
    return {"developers": developers, "publishers": publishers}


def _genres(item: Item, rng: Random) -> list[Json]:
    if item.theme not in THEMES:
        return list(_GENRES[item.kind])
    first, *others = THEMES[item.theme].genres
    return [first, *rng.sample(others, rng.randint(1, len(others) - 1))]


def _optional(item: Item, rng: Random) -> Doc:
    """Fields the real catalogue often leaves out."""
    flags = oddities(item)
    game = item.theme in THEMES
    doc: Doc = {}
    if "no_original_name" not in flags:
        doc["originalName"] = f"{item.title} {item.edition}".strip()
    if "no_description" not in flags:
        doc["description"] = describe(item)
    if "country_limit" in flags:
        doc["countryLimitation"] = list(rng.choice(EXCLUDED_COUNTRIES))
    if game and often(rng, 30):
        doc["metacriticScore"] = float(rng.randint(61, 94))
    if game and often(rng, 70):
        doc["ageRating"] = rng.choice(_AGES)
    if item.platform == "PC Steam":
        doc["steam"] = str(rng.randint(3_100_000, 3_999_999))
    return doc


@cache
def fixed_part(item: Item) -> Doc:
    """Everything about a product that neither offers nor the server's address decide."""
    rng = dice(SEED, "document", item.kinguin_id)
    old = "old_platform" in oddities(item)
    tags: list[Json] = list(_TAGS.get(item.kind, []))
    if item.kind == "game" and often(rng, 15):
        tags.append("indie valley")
    video = hex_id(SEED, "video", item.title)[:11]
    return {
        "kinguinId": item.kinguin_id,
        "productId": item.product_id,
        "name": full_name(item),
        **_credits(item, rng),
        "genres": _genres(item, rng),
        "platform": _OLD_NAMES[item.platform] if old else item.platform,
        "releaseDate": release_date(item),
        "regionalLimitations": _region_words(item, rng),
        "regionId": item.region_id,
        "activationDetails": activation(item),
        "videos": [{"video_id": video}] if item.theme in THEMES else [],
        "languages": _languages(item, rng),
        "systemRequirements": _requirements(item, rng),
        "tags": tags,
        **_optional(item, rng),
    }
