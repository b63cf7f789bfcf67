"""Products as Kinguin lists them. Prices are euros, quantities are pieces."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.reading import (
    amount,
    as_object,
    count,
    day,
    flag,
    moment,
    objects,
    optional_amount,
    optional_text,
    results,
    terms,
    text,
    texts,
    whole,
)


class ProductUnreadableError(ValueError):
    """A product that makes no sense; `reason` says why, `kinguin_id` is None when even that is."""

    def __init__(self, kinguin_id: int | None, reason: str) -> None:
        super().__init__(f"product {kinguin_id}: {reason}")
        self.kinguin_id = kinguin_id
        self.reason = reason


class Tier(msgspec.Struct, frozen=True, gc=False):
    """A wholesale price: level 1 from 10 pieces, 2 from 50, 3 from 100, 4 from 500."""

    level: int
    price: Money


class Offer(msgspec.Struct, frozen=True, gc=False):
    """One merchant's offer. `available` is what physically lies there (None: not told)."""

    id: str
    merchant: str
    price: Money
    quantity: int
    text_quantity: int
    available: int | None
    is_preorder: bool
    tiers: tuple[Tier, ...] = ()


class Picture(msgspec.Struct, frozen=True, gc=False):
    """A screenshot."""

    url: str
    thumbnail: str


class Requirement(msgspec.Struct, frozen=True, gc=False):
    """What one system must have, line by line or as one block."""

    system: str
    lines: tuple[str, ...]


class Product(msgspec.Struct, frozen=True, gc=False):
    """`price` and `quantity` are those of the cheapest offers, `total_quantity` of all."""

    kinguin_id: int
    product_id: str
    name: str
    price: Money
    quantity: int
    text_quantity: int
    total_quantity: int
    original_name: str | None = None
    description: str | None = None
    platform: str | None = None
    region_id: int | None = None
    region_name: str | None = None
    excluded_countries: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    developers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    release_date: date | None = None
    metacritic_score: int | None = None
    age_rating: str | None = None
    steam_app_id: str | None = None
    activation: str | None = None
    is_preorder: bool = False
    cover_url: str | None = None
    screenshots: tuple[Picture, ...] = ()
    video_ids: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    offers: tuple[Offer, ...] = ()
    cheapest_offer_ids: tuple[str, ...] = ()
    updated_at: datetime | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page; `item_count` counts all matches, `unreadable` what could not be understood."""

    products: list[Product]
    unreadable: list[ProductUnreadableError]
    item_count: int

    @property
    def results(self) -> int:
        """How many stood on the page, readable or not."""
        return len(self.products) + len(self.unreadable)

    @property
    def kinguin_ids(self) -> list[int]:
        """Of all whose id could be read."""
        unreadable = (error.kinguin_id for error in self.unreadable)
        return [p.kinguin_id for p in self.products] + [i for i in unreadable if i is not None]


_PASSING = frozenset({"updatedAt", "merchantName", "offersCount", "totalQty"})
"""What says nothing that the offers do not say, or nothing about the product."""
_DEAREST = 1_000_000
"""In euros. What sells for more is a mistake, and a margin on it may be no amount any more."""
_SORTED = msgspec.json.Encoder(order="sorted")


def fingerprint(doc: JsonObject) -> str:
    """Of what the provider says about a product, whatever the order; its time of change apart."""
    facts = {name: value for name, value in doc.items() if name not in _PASSING}
    try:
        said = _SORTED.encode(facts)
    except UnicodeEncodeError:  # halves of surrogate pairs
        said = json.dumps(facts, sort_keys=True, default=str).encode()
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def read_product(body: Json, known: str | None = None) -> Product:
    """A product from the wire; its fingerprint may be known. Raises ProductUnreadableError."""
    kinguin_id: int | None = None
    try:
        doc = as_object(body)
        kinguin_id = whole(doc, "kinguinId")
        return _product(doc, kinguin_id, known)
    except ValueError as error:
        raise ProductUnreadableError(kinguin_id, str(error)) from None


def read_page(body: Json) -> ProductPage:
    """A page from the wire; one bad product spoils only itself. Raises ValueError."""
    doc = as_object(body)
    products: list[Product] = []
    unreadable: list[ProductUnreadableError] = []
    for item in results(doc):
        try:
            products.append(read_product(item))
        except ProductUnreadableError as error:
            unreadable.append(error)
    return ProductPage(products, unreadable, whole(doc, "item_count"))


def _product(doc: JsonObject, kinguin_id: int, known: str | None) -> Product:
    price = amount(doc, "price")
    if price <= 0:
        raise ValueError("price is not positive")
    if price > _DEAREST:
        raise ValueError(f"price is above {_DEAREST:,} EUR")
    quantity = count(doc, "qty")
    if quantity is None:
        raise ValueError("qty is not a number")
    score = count(doc, "metacriticScore")
    images = doc.get("images")
    return Product(
        kinguin_id=kinguin_id,
        product_id=text(doc, "productId"),
        name=text(doc, "name"),
        price=Money.eur(price),
        quantity=quantity,
        text_quantity=count(doc, "textQty") or 0,
        total_quantity=max(quantity, count(doc, "totalQty") or 0),
        original_name=optional_text(doc, "originalName"),
        description=optional_text(doc, "description"),
        platform=optional_text(doc, "platform"),
        region_id=count(doc, "regionId"),
        region_name=optional_text(doc, "regionalLimitations"),
        excluded_countries=terms(doc, "countryLimitation"),
        genres=terms(doc, "genres"),
        tags=terms(doc, "tags"),
        developers=terms(doc, "developers"),
        publishers=terms(doc, "publishers"),
        languages=terms(doc, "languages"),
        release_date=day(doc, "releaseDate"),
        metacritic_score=None if score is None else min(score, 100),
        age_rating=optional_text(doc, "ageRating"),
        steam_app_id=optional_text(doc, "steam"),
        activation=optional_text(doc, "activationDetails"),
        is_preorder=flag(doc, "isPreorder"),
        cover_url=_cover(images),
        screenshots=_screenshots(images),
        video_ids=tuple(filter(None, (optional_text(v, "video_id") for v in _list(doc, "videos")))),
        requirements=tuple(_requirement(r) for r in _list(doc, "systemRequirements")),
        offers=tuple(_offers(doc)),
        cheapest_offer_ids=texts(doc, "cheapestOfferId"),
        updated_at=moment(doc, "updatedAt"),
        fingerprint=fingerprint(doc) if known is None else known,
    )


def _list(doc: JsonObject, name: str) -> list[JsonObject]:
    return objects(doc.get(name))


def _url(doc: JsonObject, name: str) -> str | None:
    found = optional_text(doc, name)
    return found if found and found.startswith(("https://", "http://")) else None


def _cover(images: Json) -> str | None:
    cover = images.get("cover") if isinstance(images, dict) else None
    if not isinstance(cover, dict):
        return None
    return _url(cover, "url") or _url(cover, "thumbnail")


def _screenshots(images: Json) -> tuple[Picture, ...]:
    shots = objects(images.get("screenshots")) if isinstance(images, dict) else []
    found = ((_url(shot, "url"), _url(shot, "thumbnail")) for shot in shots)
    return tuple(
        Picture(url or small or "", small or url or "") for url, small in found if url or small
    )


def _requirement(doc: JsonObject) -> Requirement:
    return Requirement(optional_text(doc, "system") or "", texts(doc, "requirement"))


def _offers(doc: JsonObject) -> list[Offer]:
    """Offers that have an id, a price and a quantity; the field itself may be absent."""
    found: list[Offer] = []
    for offer in _list(doc, "offers"):
        offer_id, price = optional_text(offer, "offerId"), optional_amount(offer, "price")
        if offer_id is None or price is None or price <= 0:
            continue
        found.append(
            Offer(
                id=offer_id,
                merchant=optional_text(offer, "merchantName") or "",
                price=Money.eur(price),
                quantity=count(offer, "qty") or 0,
                text_quantity=count(offer, "textQty") or 0,
                available=count(offer, "availableQty"),
                is_preorder=flag(offer, "isPreorder"),
                tiers=_tiers(offer.get("wholesale")),
            )
        )
    return found


def _tiers(wholesale: Json) -> tuple[Tier, ...]:
    if not isinstance(wholesale, dict) or not flag(wholesale, "enabled"):
        return ()
    pairs = ((count(t, "level"), optional_amount(t, "price")) for t in _list(wholesale, "tiers"))
    return tuple(Tier(level, Money.eur(price)) for level, price in pairs if level and price)
