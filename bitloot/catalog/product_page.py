"""The document of one product's page: the product, and everything that stands beside it."""

from collections.abc import Iterator

from bitloot.catalog.adorning import Document, adorn, extras_of
from bitloot.catalog.images.covers import gallery
from bitloot.catalog.models import Product
from bitloot.catalog.regions import limits_of
from bitloot.catalog.repricing.explaining import is_sold
from bitloot.catalog.schemas import (
    LimitsSchema,
    PictureSchema,
    ProductCardSchema,
    ProductSchema,
)
from bitloot.catalog.service import related_to
from bitloot.core.config import get_settings

CARD = ProductCardSchema()
_CARDS = ProductCardSchema(many=True)
_LIMITS = LimitsSchema()
_ROWS = ("related", "bought_together")
_BESIDE = ("offers", "bundles", "bought_together")
_PRODUCT = ProductSchema(exclude=_BESIDE)
_EXTRAS = ProductSchema(only=_BESIDE)
_SOLD_OUT: Document = {"in_stock": False, "stock": 0, "max_quantity": 0}
_NOTHING: Document = {"offers": None, "bundles": [], "bought_together": []}


def page_document(product: Product) -> Document:
    """As `ProductSchema` describes it."""
    document: Document = _PRODUCT.dump(product)
    extras = extras_of(product)
    franchise = extras.pop("franchise", [])
    first = franchise if isinstance(franchise, list) else []
    document["gallery"] = PictureSchema(many=True).dump(gallery(product.screenshots))
    limits = limits_of(product)
    document["limits"] = _LIMITS.dump(limits) if limits.exist else None
    document["max_quantity"] = min(get_settings().max_quantity, product.stock)
    if not is_sold(product):
        document |= _SOLD_OUT
    document["related"] = _CARDS.dump(related_to(product, first))
    document |= _EXTRAS.dump(_NOTHING | extras)
    adorn(_cards_in(document), CARD)
    offers, deal = document["offers"], document["deal"]
    if isinstance(offers, dict) and isinstance(deal, dict):
        offers["cheapest"] = deal["price"]
    return document


def _cards_in(document: Document) -> Iterator[Document]:
    yield document
    for row in _ROWS:
        yield from _list(document, row)
    for bundle in _list(document, "bundles"):
        yield from _list(bundle, "products")


def _list(document: Document, name: str) -> list[Document]:
    found = document[name]
    return found if isinstance(found, list) else []
