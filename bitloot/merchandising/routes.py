"""What the shop's first pages show: shelves, rows, deals, groups and bundles."""

from flask import Response
from flask_smorest import Blueprint

from bitloot.catalog.adorning import Document, adorn
from bitloot.catalog.product_page import CARD
from bitloot.catalog.schemas import BundleSchema
from bitloot.catalog.web_cache import cached
from bitloot.core.pagination import Paging
from bitloot.merchandising import bundles, groups
from bitloot.merchandising.categories import shown_categories
from bitloot.merchandising.deals import products_on_deal
from bitloot.merchandising.schemas import (
    BundlePageSchema,
    BundlesQuery,
    CategoriesSchema,
    DealsSchema,
    GroupPageSchema,
    GroupSchema,
    GroupsQuery,
    SectionsSchema,
)
from bitloot.merchandising.sections import shown_sections

blp = Blueprint(
    "merchandising",
    __name__,
    url_prefix="/api/v1/catalog",
    description="Groups, deals, bundles and the rows of the home page.",
)


@blp.get("/groups")
@blp.doc(operationId="listGroups")
@blp.arguments(GroupsQuery, location="query")
@blp.response(200, GroupPageSchema)
def get_groups(query: Paging) -> Response:
    """Products that come in variants."""

    def produce() -> object:
        page = groups.shown_groups(limit=query["limit"], cursor=query["cursor"])
        return _adorned(GroupPageSchema().dump({"items": page.items, "page": page}))

    return cached(produce)


@blp.get("/groups/<slug>")
@blp.doc(operationId="getGroup")
@blp.response(200, GroupSchema)
def get_group(slug: str) -> Response:
    """One group with its variants."""
    wanted = slug.replace("\x00", "")
    return cached(lambda: _adorned(GroupSchema().dump(groups.shown_group(wanted))))


@blp.get("/categories")
@blp.doc(operationId="listCategories")
@blp.response(200, CategoriesSchema)
def get_categories() -> Response:
    """Shelves with something on sale, in order."""
    return cached(lambda: CategoriesSchema().dump({"items": shown_categories()}))


@blp.get("/sections")
@blp.doc(operationId="listSections")
@blp.response(200, SectionsSchema)
def get_sections() -> Response:
    """The rows of the home page that are on now."""
    return cached(lambda: _adorned(SectionsSchema().dump({"items": shown_sections()})))


@blp.get("/deals")
@blp.doc(operationId="listDeals")
@blp.response(200, DealsSchema)
def get_deals() -> Response:
    """Products that are cheaper for a while."""

    def produce() -> object:
        document = _adorned(DealsSchema().dump({"items": products_on_deal()}))
        items = document["items"]
        shown = [each for each in items if each["deal"]] if isinstance(items, list) else []
        return {"items": shown}

    return cached(produce)


@blp.get("/bundles")
@blp.doc(operationId="listBundles")
@blp.arguments(BundlesQuery, location="query")
@blp.response(200, BundlePageSchema)
def get_bundles(query: Paging) -> Response:
    """Several products for one price."""

    def produce() -> object:
        page = bundles.shown_bundles(limit=query["limit"], cursor=query["cursor"])
        return _adorned(BundlePageSchema().dump({"items": page.items, "page": page}))

    return cached(produce)


@blp.get("/bundles/<slug>")
@blp.doc(operationId="getBundle")
@blp.response(200, BundleSchema)
def get_bundle(slug: str) -> Response:
    """One bundle."""
    wanted = slug.replace("\x00", "")
    return cached(lambda: _adorned(BundleSchema().dump(bundles.shown_bundle(wanted))))


def _adorned(document: Document) -> Document:
    """With the deals and choosers of every card in it."""
    adorn(_cards(document), CARD)
    return document


def _cards(value: object) -> list[Document]:
    """Cards, however deep: they alone carry a `deal`."""
    if isinstance(value, list):
        return [card for each in value for card in _cards(each)]
    if not isinstance(value, dict):
        return []
    if "deal" in value:
        return [value]
    return [card for each in value.values() for card in _cards(each)]
