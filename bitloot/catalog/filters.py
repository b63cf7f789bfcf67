"""The filters of a product list, each a condition of its own so that facets can leave one out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bitloot.catalog.vocabulary import platform_name, region_name

PLATFORM = "platform"
REGION = "region"
GENRE = "genre"
CATEGORY = "category"
PRICE = "price_band"
AVAILABILITY = "availability"


_ANY_PLATFORM = "platform = any(%(platform)s)"
_ONE_PLATFORM = "platform = (%(platform)s::varchar[])[1]"
"""So that its best sellers can be walked in their index."""


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """What a customer asked for; several values of one filter mean any of them."""

    q: str = ""
    platform: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    in_stock: bool | None = None

    @property
    def has_only_words(self) -> bool:
        """Whether nothing narrows what the words find."""
        return self == ProductFilter(q=self.q)


def conditions(given: ProductFilter) -> dict[str, str]:
    """SQL by the name of the facet, only those that were given; `values` has what it names."""
    found: dict[str, str] = {}
    if given.platform:
        found[PLATFORM] = _ONE_PLATFORM if len(given.platform) == 1 else _ANY_PLATFORM
    if given.region:
        found[REGION] = "region = any(%(region)s)"
    if given.genre:
        found[GENRE] = "genres && %(genre)s::varchar[]"
    if given.category:
        found[CATEGORY] = "category = any(%(category)s)"
    price = " and ".join(_price(given))
    if price:
        found[PRICE] = price
    if given.in_stock is not None:
        found[AVAILABILITY] = "stock > 0" if given.in_stock else "stock = 0"
    return found


def values(given: ProductFilter) -> Mapping[str, object]:
    """What the conditions compare with."""
    return {
        "platform": [platform_name(value) or value for value in given.platform],
        "region": [region_name(None, value) or value for value in given.region],
        "genre": list(given.genre),
        "category": list(given.category),
        "price_min": given.price_min,
        "price_max": given.price_max,
    }


def _price(given: ProductFilter) -> list[str]:
    parts = []
    if given.price_min is not None:
        parts.append("price >= %(price_min)s")
    if given.price_max is not None:
        parts.append("price <= %(price_max)s")
    return parts
