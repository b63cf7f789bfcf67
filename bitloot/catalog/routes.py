"""The public catalogue. operationIds are what the generated clients call."""

import csv
import json
import re
from decimal import Decimal
from typing import TypedDict

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.catalog.facets import count_facets
from bitloot.catalog.filters import ProductFilter
from bitloot.catalog.listing import Slice, list_products
from bitloot.catalog.product_page import page_document
from bitloot.catalog.schemas import (
    FacetsSchema,
    FilterQuery,
    ListQuery,
    ProductPageSchema,
    ProductSchema,
    SuggestionsSchema,
    SuggestQuery,
)
from bitloot.catalog.service import by_slug
from bitloot.catalog.sorts import Sort
from bitloot.catalog.suggest import suggest
from bitloot.catalog.web_cache import cached
from bitloot.core.errors import invalid
from bitloot.core.schemas import PageInfoSchema

blp = Blueprint("catalog", __name__, url_prefix="/api/v1/catalog", description="What is on sale.")


PAGE = PageInfoSchema()
_CONTROL = re.compile(r"[\x00-\x1f]")


class Filters(TypedDict):
    """Query of `FilterQuery`."""

    q: str
    platform: str
    region: str
    genre: str
    category: str
    price_min: Decimal | None
    price_max: Decimal | None
    in_stock: bool | None


class Listing(Filters):
    """Query of `ListQuery`."""

    sort: Sort
    limit: int
    cursor: str | None
    page: int | None


class Typed(TypedDict):
    """Query of `SuggestQuery`."""

    q: str


@blp.get("/products")
@blp.doc(operationId="listProducts")
@blp.arguments(ListQuery(), location="query")
@blp.response(200, ProductPageSchema)
def get_products(query: Listing) -> Response:
    """A page of products."""
    if query["cursor"] is not None and query["page"] is not None:
        raise invalid("cursor", "Either a cursor or a page, not both.")
    part = Slice(query["limit"], query["cursor"], query["page"])

    def produce() -> object:
        page = list_products(_filter(query), query["sort"], part)
        about = json.dumps(PAGE.dump(page), separators=(",", ":"))
        return f'{{"items":[{",".join(page.items)}],"page":{about}}}'.encode()

    return cached(produce)


@blp.get("/products/<slug>")
@blp.doc(operationId="getProduct")
@blp.response(200, ProductSchema)
def get_product(slug: str) -> Response:
    """A product with everything about it."""

    def produce() -> object:
        return page_document(by_slug(slug.replace("\x00", "")))

    return cached(produce)


@blp.get("/suggest")
@blp.doc(operationId="suggestProducts")
@blp.arguments(SuggestQuery(), location="query")
@blp.response(200, SuggestionsSchema)
def get_suggestions(query: Typed) -> Response:
    """Products whose names begin like what has been typed."""

    def produce() -> bytes:
        return f'{{"items":[{",".join(suggest(query["q"]))}]}}'.encode()

    return cached(produce)


@blp.get("/facets")
@blp.doc(operationId="getFacets")
@blp.arguments(FilterQuery(), location="query")
@blp.response(200, FacetsSchema)
def get_facets(query: Filters) -> Response:
    """Further choices within a list, each with its count."""
    return cached(lambda: FacetsSchema().dump(count_facets(_filter(query))))


def _filter(query: Filters) -> ProductFilter:
    return ProductFilter(
        q=query["q"],
        platform=_values("platform"),
        region=_values("region"),
        genre=_values("genre"),
        category=_values("category"),
        price_min=query["price_min"],
        price_max=query["price_max"],
        in_stock=query["in_stock"],
    )


def _values(name: str) -> tuple[str, ...]:
    """Given once: separated by commas, in double quotes where a value holds one. Repeated: each."""
    given = [_CONTROL.sub("", text) for text in request.args.getlist(name)]
    if len(given) == 1:
        given = next(csv.reader(given, skipinitialspace=True), [])
    parts = (part.strip() for part in given)
    return tuple(dict.fromkeys(part for part in parts if part))
