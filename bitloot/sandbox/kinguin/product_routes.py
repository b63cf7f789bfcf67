"""Products, reference lists and the balance."""

from __future__ import annotations

from flask import Blueprint, Response, request

from bitloot.sandbox.kinguin.account import balance_cents
from bitloot.sandbox.kinguin.catalogue.reference import GENRES, PLATFORMS, REGIONS
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.errors import RefusalError, answer
from bitloot.sandbox.kinguin.offer import euros
from bitloot.sandbox.kinguin.query import cut, page_of
from bitloot.sandbox.kinguin.search import search
from bitloot.sandbox.kinguin.stock import (
    Listing,
    find_by_number,
    find_by_product_id,
    product_doc,
    product_json,
)


def product_routes(desk: Desk) -> Blueprint:
    """The endpoints that only read."""
    routes = Blueprint("products", __name__)

    @routes.get("/v1/products")
    def list_products() -> Response:
        page, limit = page_of(request.args, desk.switches)
        heeds_prices = desk.switches.flag("kinguin.price_filters")
        rows = search(desk.journal, request.args, heeds_prices=heeds_prices)
        shown = cut(rows, page, limit, desk.switches)
        printed = ",".join(product_json(row, request.host_url) for row in shown)
        body = f'{{"results":[{printed}],"item_count":{len(rows)}}}'
        return Response(body, mimetype="application/json")

    @routes.get("/v1/products/<int:kinguin_id>")
    def read_by_number(kinguin_id: int) -> Response:
        return _product(find_by_number(desk.journal, kinguin_id))

    @routes.get("/v2/products/<product_id>")
    def read_by_product_id(product_id: str) -> Response:
        return _product(find_by_product_id(desk.journal, product_id))

    @routes.get("/v1/regions")
    def list_regions() -> Response:
        return answer([{"id": number, "name": name} for number, name in REGIONS])

    @routes.get("/v1/platforms")
    def list_platforms() -> Response:
        return answer(list(PLATFORMS))

    @routes.get("/v1/genres")
    def list_genres() -> Response:
        return answer(list(GENRES))

    @routes.get("/v1/balance")
    def read_balance() -> Response:
        return answer({"balance": euros(balance_cents(desk.journal))})

    return routes


def _product(shown: Listing | None) -> Response:
    """The product; one that is unknown or sold out answers 404 without a detail."""
    if shown is None or not shown.total:
        raise RefusalError("HttpClient", 404, retryable=False)
    return answer(product_doc(shown, request.host_url))
