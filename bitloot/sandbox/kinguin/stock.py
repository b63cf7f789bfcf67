"""The products as they stand now: invented at first, changed by orders and by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bitloot.sandbox.documents import Doc, Json, documents, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.catalogue.documents import first_update, fixed_part
from bitloot.sandbox.kinguin.catalogue.items import Item, by_kinguin_id, items
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.catalogue.offers import invented_offers
from bitloot.sandbox.kinguin.desk import now_ms, seconds_stamp
from bitloot.sandbox.kinguin.offer import Offer, euros, offer_from

KIND = "kinguin_product"
SCREENS = {"game": 4, "dlc": 3, "software": 2, "subscription": 1}


@dataclass(frozen=True, slots=True)
class Listing:
    """An item with its present offers."""

    item: Item
    offers: tuple[Offer, ...]
    updated_at: str

    @property
    def total(self) -> int:
        """Pieces over all offers; 0 hides the product."""
        return sum(offer.qty for offer in self.offers)

    @property
    def on_sale(self) -> tuple[Offer, ...]:
        """Offers with stock; where none has any, all of them."""
        return tuple(offer for offer in self.offers if offer.qty) or self.offers

    @property
    def cheapest(self) -> tuple[Offer, ...]:
        """All offers at the lowest price."""
        lowest = min(offer.price_cents for offer in self.on_sale)
        return tuple(offer for offer in self.on_sale if offer.price_cents == lowest)


def listing(journal: Journal, item: Item) -> Listing:
    """One product as it stands now."""
    stored = journal.get(KIND, str(item.kinguin_id))
    if stored is None:
        return Listing(item, invented_offers(item), first_update(item))
    offers = tuple(offer_from(doc) for doc in documents(stored, "offers"))
    return Listing(item, offers, text(stored, "updatedAt"))


def listings(journal: Journal) -> list[Listing]:
    """Every product, sold out or not."""
    return [listing(journal, item) for item in items()]


def find_by_number(journal: Journal, kinguin_id: int) -> Listing | None:
    """The product with a numeric id."""
    item = by_kinguin_id().get(kinguin_id)
    return None if item is None else listing(journal, item)


def find_by_product_id(journal: Journal, product_id: str) -> Listing | None:
    """The product with a 24-digit id."""
    for item in items():
        if item.product_id == product_id:
            return listing(journal, item)
    return None


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


def _pictures(item: Item, base_url: str) -> Doc:
    flags = oddities(item)
    if "no_images" in flags:
        return {}
    cover = f"{base_url}covers/{item.kinguin_id}.svg"
    count = SCREENS.get(item.kind, 0)
    urls = [f"{base_url}screens/{item.kinguin_id}/{number}.svg" for number in range(1, count + 1)]
    screenshots: list[Json] = [{"url": url, "thumbnail": url} for url in urls]
    front: Doc = (
        {"thumbnail": cover} if "no_cover_url" in flags else {"url": cover, "thumbnail": cover}
    )
    doc: Doc = {"images": {"screenshots": screenshots, "cover": front}}
    if "old_pictures" in flags:
        old: list[Json] = [{"url": url, "url_original": url} for url in urls]
        doc |= {"coverImage": cover, "coverImageOriginal": cover, "screenshots": old}
    return doc
