"""A provider's product becomes a row of ours."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from bitloot.catalog.models import DeliveryType
from bitloot.catalog.plaintext import plain_text
from bitloot.catalog.vocabulary import category_of, platform_name, region_name, term
from bitloot.core.types import Json
from bitloot.providers.kinguin.products import Product as ProviderProduct

_COUNTRY = re.compile(r"[A-Z]{2}")
_STORES = frozenset(
    {"Steam", "Ubisoft Connect", "EA App", "Battle.net", "Epic Games", "GOG", "Rockstar Games"}
)
Row = dict[str, object]
READING = 2
"""To be raised when `row_of` would make something else of what it is given."""


def digest(fingerprint: str) -> str:
    """Changes when the provider says something else, or when we would read it differently.

    Prices are not in it: the rules say whether one is still right (`repricing.syncing`).
    """
    return f"{READING}:{fingerprint}"


def row_of(product: ProviderProduct) -> Row:
    """Column values that the provider decides; what staff override is left out later.

    The price is not among them: rules set it.
    """
    name = _line(product.name)
    platform = platform_name(product.platform)
    requirements: list[Json] = [
        {"system": _line(r.system), "requirement": list(_lines(r.lines))}
        for r in product.requirements
    ]
    screenshots: list[Json] = [
        {"url": shot.url, "thumbnail": shot.thumbnail} for shot in product.screenshots
    ]
    videos: list[Json] = [{"video_id": video_id} for video_id in product.video_ids]
    return {
        "title": name,
        "original_name": _line(product.original_name) or None,
        "description": plain_text(product.description),
        "category": category_of(name, product.genres, product.tags),
        "platform": platform,
        "drm": platform if platform in _STORES else None,
        "region": region_name(product.region_id, product.region_name),
        "region_id": product.region_id,
        "excluded_countries": _countries(product.excluded_countries),
        "age_rating": product.age_rating,
        "genres": _unique(tuple(map(term, product.genres))),
        "tags": _unique(product.tags),
        "developers": _unique(product.developers),
        "publishers": _unique(product.publishers),
        "languages": _unique(product.languages),
        "release_date": product.release_date,
        "metacritic_score": product.metacritic_score,
        "system_requirements": requirements,
        "activation_instructions": plain_text(product.activation) or None,
        "cover_url": product.cover_url,
        "screenshots": screenshots,
        "videos": videos,
        "delivery_type": _delivery(name),
        "kinguin_product_id": product.product_id,
        "cost": product.price,
        "stock": product.quantity,
        "is_preorder": product.is_preorder,
        "provider_updated_at": product.updated_at,
        "provider_digest": digest(product.fingerprint),
    }


def _line(text: str | None) -> str:
    if not text:
        return ""
    return " ".join((html.unescape(text) if "&" in text else text).split())


def _unique(words: tuple[str, ...]) -> list[str]:
    return [*_unique_of(words)] if words else []


@lru_cache(maxsize=8192)
def _unique_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Genres, tags, languages and makers are the same few lists over and over."""
    return tuple(dict.fromkeys(filter(None, map(_line, words))))


def _lines(blocks: Iterable[str]) -> Iterable[str]:
    for block in blocks:
        yield from filter(None, plain_text(block).split("\n"))


def _countries(codes: Iterable[str]) -> list[str]:
    return sorted({code.upper() for code in codes if _COUNTRY.fullmatch(code.upper())})


def _delivery(name: str) -> DeliveryType:
    lowered = name.casefold()
    if lowered.endswith("account"):
        return DeliveryType.ACCOUNT
    return DeliveryType.CODE if lowered.endswith("gift card") else DeliveryType.KEY
