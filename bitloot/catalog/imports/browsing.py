"""The provider's catalogue as staff look through it: its own filters, and what is here already."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from redis.exceptions import RedisError
from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.catalog.normalizing import row_of
from bitloot.catalog.refreshing import request_import
from bitloot.catalog.vocabulary import platform_spellings
from bitloot.core.audit import Actor, audit
from bitloot.core.cache import get_redis
from bitloot.core.db import db
from bitloot.core.errors import UnavailableError, invalid
from bitloot.core.http.errors import ProviderError, ProviderRefusedError
from bitloot.core.money import Money
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.products import Product as ProviderProduct

PER_PAGE = 50
MOST_AT_ONCE = 100
SHORTEST_NAME = 3
_KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for. `min_stock` is ours, not the provider's: it makes pages shorter.

    So do prices, should the provider no longer heed them: it has said that it will not for ever.
    """

    name: str | None = None
    platform: str | None = None
    genre: str | None = None
    region_id: int | None = None
    min_price: Decimal | None = None
    max_price: Decimal | None = None
    min_stock: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A product of the provider; `here` is ours if it was imported already."""

    kinguin_id: int
    title: str
    platform: str | None
    region: str | None
    genres: tuple[str, ...]
    price: Money
    stock: int
    here: Product | None


@dataclass(frozen=True, slots=True)
class Page:
    """`total` counts all that the provider found; what makes no sense is left out of `items`."""

    items: list[Found]
    number: int
    total: int

    @property
    def has_more(self) -> bool:
        """Whether there is a next page."""
        return self.number * PER_PAGE < self.total


def browse(wanted: Wanted) -> Page:
    """Ask the provider, or what it said within the last minute.

    Raises InvalidError for a filter that it refuses and UnavailableError when it does not answer.
    """
    if wanted.name is not None and len(wanted.name) < SHORTEST_NAME:
        raise invalid("name", f"Kinguin searches for {SHORTEST_NAME} characters or more.")
    total, rows = _listed(wanted)
    kept = [row for row in rows if _fits(row, wanted)]
    here = _here([row.kinguin_id for row in kept])
    items = [_marked(row, here.get(row.kinguin_id)) for row in kept]
    return Page(items, wanted.page, total)


def choose(kinguin_ids: Sequence[int], actor: Actor, *, reason: str | None = None) -> int:
    """Import these, whatever the rules say; each is looked at by a job. How many are new.

    Raises InvalidError when there are none or too many.
    """
    numbers = list(dict.fromkeys(kinguin_ids))
    if not 0 < len(numbers) <= MOST_AT_ONCE:
        raise invalid("kinguin_ids", f"Choose between 1 and {MOST_AT_ONCE} products.")
    for number in numbers:
        request_import(number)
    new = len(numbers) - len(_here(numbers))
    audit(
        actor,
        "catalog.import",
        ("kinguin_products", numbers[0]),
        after={"kinguin_ids": [*numbers]},
        reason=reason,
    )
    return new


def _here(kinguin_ids: Sequence[int]) -> dict[int, Product]:
    query = select(Product).where(Product.kinguin_id.in_(kinguin_ids))
    return {each.kinguin_id: each for each in db.session.scalars(query) if each.kinguin_id}


@dataclass(frozen=True, slots=True)
class _Row:
    kinguin_id: int
    title: str
    platform: str | None
    region: str | None
    genres: Sequence[str]
    price: str
    stock: int


def _fits(row: _Row, wanted: Wanted) -> bool:
    price = Decimal(row.price)
    return (
        row.stock >= (wanted.min_stock or 0)
        and (wanted.min_price is None or price >= wanted.min_price)
        and (wanted.max_price is None or price <= wanted.max_price)
    )


def _marked(row: _Row, here: Product | None) -> Found:
    price = Money.eur(row.price)
    genres = tuple(row.genres)
    return Found(
        row.kinguin_id, row.title, row.platform, row.region, genres, price, row.stock, here
    )


def _listed(wanted: Wanted) -> tuple[int, list[_Row]]:
    filters = _filters(wanted)
    said = json.dumps([filters, wanted.page], sort_keys=True)
    key = f"kinguin:browse:{hashlib.blake2b(said.encode(), digest_size=16).hexdigest()}"
    kept = _remembered(key)
    if kept is not None:
        return kept
    try:
        page = get_kinguin().search(wanted.page, filters, limit=PER_PAGE)
    except ProviderRefusedError as refused:
        raise invalid("filters", f"Kinguin refuses this search: {refused}") from None
    except ProviderError:
        raise UnavailableError("Kinguin does not answer at the moment.") from None
    rows = [_row(product) for product in page.products]
    _remember(key, page.item_count, rows)
    return page.item_count, rows


def _row(product: ProviderProduct) -> _Row:
    row = row_of(product)
    platform, region, genres = row["platform"], row["region"], row["genres"]
    return _Row(
        product.kinguin_id,
        str(row["title"]),
        None if platform is None else str(platform),
        None if region is None else str(region),
        [str(each) for each in genres] if isinstance(genres, list) else [],
        str(product.price.amount),
        product.quantity,
    )


def _filters(wanted: Wanted) -> dict[str, str]:
    given: Mapping[str, object] = {
        "name": wanted.name,
        "platform": None if not wanted.platform else ",".join(platform_spellings(wanted.platform)),
        "genre": wanted.genre,
        "regionId": wanted.region_id,
        "priceFrom": wanted.min_price,
        "priceTo": wanted.max_price,
    }
    return {name: str(value) for name, value in given.items() if value is not None}


def _remembered(key: str) -> tuple[int, list[_Row]] | None:
    try:
        kept = get_redis().get(key)
    except RedisError:
        return None
    if not isinstance(kept, bytes):
        return None
    total, rows = json.loads(kept)
    return total, [_Row(*row) for row in rows]


def _remember(key: str, total: int, rows: Sequence[_Row]) -> None:
    kept = [[r.kinguin_id, r.title, r.platform, r.region, r.genres, r.price, r.stock] for r in rows]
    try:
        get_redis().set(key, json.dumps([total, kept]), ex=_KEPT_SECONDS)
    except RedisError:
        return
