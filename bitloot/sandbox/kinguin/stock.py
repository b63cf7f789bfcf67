"""The products as they stand now: invented at first, changed by orders and by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from bitloot.sandbox.documents import Doc, Json, documents, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.catalogue.documents import first_update, fixed_part
from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.catalogue.items import by_kinguin_id, by_product_id, items
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.catalogue.offers import invented_offers
from bitloot.sandbox.kinguin.desk import now_ms, seconds_stamp
from bitloot.sandbox.kinguin.errors import php_json
from bitloot.sandbox.kinguin.offer import Offer, euros, offer_from

KIND = "kinguin_product"
SCREENS = {"game": 4, "dlc": 3, "software": 2, "subscription": 1}


@dataclass(frozen=True, slots=True)
class Listing:
    """An item with its present offers. `total` pieces over all of them; 0 hides the product."""

    item: Item
    offers: tuple[Offer, ...]
    updated_at: str
    total: int = field(init=False)

    def __post_init__(self) -> None:
        """Counted once: a list of everything asks each product for it."""
        object.__setattr__(self, "total", sum(offer.qty for offer in self.offers))

    @property
    def on_sale(self) -> tuple[Offer, ...]:
        """Offers with stock; where none has any, all of them."""
        return tuple(offer for offer in self.offers if offer.qty) or self.offers

    @property
    def cheapest(self) -> tuple[Offer, ...]:
        """All offers at the lowest price."""
        lowest = min(offer.price_cents for offer in self.on_sale)
        return tuple(offer for offer in self.on_sale if offer.price_cents == lowest)


@cache
def _invented() -> tuple[Listing, ...]:
    """Every product as nobody has changed it yet."""
    return tuple(Listing(item, invented_offers(item), first_update(item)) for item in items())


@cache
def _places() -> dict[str, int]:
    """Where a product stands among all, by its id as the journal keeps it."""
    return {str(item.kinguin_id): place for place, item in enumerate(items())}


def _stored(item: Item, doc: Doc) -> Listing:
    offers = tuple(offer_from(offer) for offer in documents(doc, "offers"))
    return Listing(item, offers, text(doc, "updatedAt"))


def listing(journal: Journal, item: Item) -> Listing:
    """One product as it stands now."""
    doc_id = str(item.kinguin_id)
    doc = journal.get(KIND, doc_id)
    return _invented()[_places()[doc_id]] if doc is None else _stored(item, doc)


def listings(journal: Journal) -> tuple[Listing, ...]:
    """Every product by its number, sold out or not."""
    return _listings(journal, journal.version(KIND))


def in_stock(journal: Journal) -> tuple[Listing, ...]:
    """Those that can be bought, by their number."""
    return _in_stock(journal, journal.version(KIND))


@lru_cache(maxsize=2)
def _listings(journal: Journal, version: int) -> tuple[Listing, ...]:
    del version  # what is kept is true of one version alone
    rows = list(_invented())
    for doc_id, doc in journal.items(KIND):
        place = _places()[doc_id]
        rows[place] = _stored(rows[place].item, doc)
    return tuple(rows)


@lru_cache(maxsize=2)
def _in_stock(journal: Journal, version: int) -> tuple[Listing, ...]:
    return tuple(shown for shown in _listings(journal, version) if shown.total)


def find_by_number(journal: Journal, kinguin_id: int) -> Listing | None:
    """The product with a numeric id."""
    item = by_kinguin_id().get(kinguin_id)
    return None if item is None else listing(journal, item)


def find_by_product_id(journal: Journal, product_id: str) -> Listing | None:
    """The product with a 24-digit id."""
    item = by_product_id().get(product_id)
    return None if item is None else listing(journal, item)


def store(journal: Journal, shown: Listing) -> Listing:
    """Keep changed offers and stamp the product as updated now."""
    stamped = replace(shown, updated_at=seconds_stamp(now_ms()))
    offers: list[Json] = [offer.doc() for offer in stamped.offers]
    doc: Doc = {"offers": offers, "updatedAt": stamped.updated_at}
    journal.put(KIND, str(shown.item.kinguin_id), doc)
    return stamped


def product_doc(shown: Listing, base_url: str) -> Doc:
    """The product as the API prints it; `base_url` (ending in /) is where its pictures are."""
    cheapest = shown.cheapest
    sellers: list[Json] = [offer.merchant for offer in cheapest]
    offers: list[Json] = [offer.doc() for offer in shown.on_sale]
    ids: list[Json] = [offer.offer_id for offer in cheapest]
    doc: Doc = {
        **fixed_part(shown.item),
        "cheapestOfferId": ids,
        "qty": sum(offer.qty for offer in cheapest),
        "textQty": sum(offer.text_qty for offer in cheapest),
        "price": euros(cheapest[0].price_cents),
        "offers": offers,
        "offersCount": len(offers),
        "totalQty": shown.total,
        "isPreorder": "preorder" in oddities(shown.item),
        "merchantName": sellers,
        "updatedAt": shown.updated_at,
    }
    return {**doc, **_pictures(shown.item, base_url)}


@lru_cache(maxsize=1 << 17)
def product_json(shown: Listing, base_url: str) -> str:
    """The same as text: a page of a long list is printed once, not at each reading."""
    return php_json(product_doc(shown, base_url))


def _pictures(item: Item, base_url: str) -> Doc:
    flags = oddities(item)
    if "no_images" in flags:
        return {}
    cover = f"{base_url}covers/{item.kinguin_id}.jpg"
    count = SCREENS.get(item.kind, 0)
    urls = [f"{base_url}screens/{item.kinguin_id}/{number}.jpg" for number in range(1, count + 1)]
    screenshots: list[Json] = [{"url": url, "thumbnail": url} for url in urls]
    front: Doc = (
        {"thumbnail": cover} if "no_cover_url" in flags else {"url": cover, "thumbnail": cover}
    )
    doc: Doc = {"images": {"screenshots": screenshots, "cover": front}}
    if "old_pictures" in flags:
        old: list[Json] = [{"url": url, "url_original": url} for url in urls]
        doc |= {"coverImage": cover, "coverImageOriginal": cover, "screenshots": old}
    return doc
