"""The filters of a product list, each a condition of its own so that facets can leave one out."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement

from bitloot.catalog.models import Product
from bitloot.catalog.vocabulary import platform_name, region_name
from bitloot.core.money import Money

PLATFORM = "platform"
REGION = "region"
GENRE = "genre"
CATEGORY = "category"
PRICE = "price_band"
AVAILABILITY = "availability"


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


def conditions(given: ProductFilter) -> dict[str, ColumnElement[bool]]:
    """By the name of the facet; only those that were given."""
    found: dict[str, ColumnElement[bool]] = {}
    if given.platform:
        names = {platform_name(value) or value for value in given.platform}
        found[PLATFORM] = Product.platform.in_(sorted(names))
    if given.region:
        regions = {region_name(None, value) or value for value in given.region}
        found[REGION] = Product.region.in_(sorted(regions))
    if given.genre:
        found[GENRE] = Product.genres.overlap(list(given.genre))
    if given.category:
        found[CATEGORY] = Product.category.in_(given.category)
    price = _price(given)
    if price is not None:
        found[PRICE] = price
    if given.in_stock is not None:
        found[AVAILABILITY] = Product.stock > 0 if given.in_stock else Product.stock == 0
    return found


def _price(given: ProductFilter) -> ColumnElement[bool] | None:
    parts: list[ColumnElement[bool]] = []
    if given.price_min is not None:
        parts.append(Product.price >= Money.eur(given.price_min))
    if given.price_max is not None:
        parts.append(Product.price <= Money.eur(given.price_max))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else parts[0] & parts[1]
