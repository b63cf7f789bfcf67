"""Where a product can be activated: what buyers are told before they pay, in the same words."""

from collections.abc import Iterable
from dataclasses import dataclass

from bitloot.catalog.models import Product
from bitloot.catalog.vocabulary import GLOBAL

_ONE_COUNTRY = {
    "United States": "US",
    "United Kingdom": "GB",
    "Russia": "RU",
    "China": "CN",
    "Germany": "DE",
    "Poland": "PL",
    "Australia": "AU",
    "Brazil": "BR",
    "Canada": "CA",
    "India": "IN",
    "Japan": "JP",
    "South Korea": "KR",
    "Turkey": "TR",
    "Argentina": "AR",
}
"""Regions that are one country, as ISO codes; of the others only the exclusions are certain."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`region` is None where it works everywhere; `excluded` are ISO codes of countries."""

    region: str | None
    excluded: tuple[str, ...]

    @property
    def exist(self) -> bool:
        """Whether a buyer must acknowledge them."""
        return self.region is not None or bool(self.excluded)

    @property
    def notice(self) -> str | None:
        """What the buyer is shown, kept with the order; None where there are none."""
        parts = []
        if self.region is not None:
            parts.append(f"Activates only in this region: {self.region}.")
        if self.excluded:
            parts.append(f"Cannot be activated in: {', '.join(self.excluded)}.")
        return " ".join(parts) or None

    def fits(self, country: str | None) -> bool | None:
        """Whether it works in a country; None where that is not certain, or no country known."""
        if country is None:
            return None
        if country in self.excluded:
            return False
        if self.region is None:
            return True
        only = _ONE_COUNTRY.get(self.region)
        return None if only is None else only == country


def limits_of(product: Product) -> Limits:
    """As the product has them now: the one rule, which the storefront is told the outcome of."""
    everywhere = not product.region or product.region == GLOBAL
    return Limits(None if everywhere else product.region, tuple(sorted(product.excluded_countries)))


def all_limits(products: Iterable[Product]) -> list[Limits]:
    """Those that a buyer of all of these acknowledges, each once."""
    return list(dict.fromkeys(each for each in map(limits_of, products) if each.exist))
