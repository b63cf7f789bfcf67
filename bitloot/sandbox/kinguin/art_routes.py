"""Covers and screenshots, drawn when first asked for and kept in memory."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, Response, abort

from bitloot.sandbox.kinguin.art import cover, screen
from bitloot.sandbox.kinguin.art.raster import jpeg
from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.catalogue.items import by_kinguin_id

YEAR_S = 31_536_000


def art_routes() -> Blueprint:
    """The picture endpoints; any page may show them."""
    routes = Blueprint("art", __name__)

    @routes.get("/covers/<int:kinguin_id>.jpg")
    def cover_of(kinguin_id: int) -> Response:
        item = by_kinguin_id().get(kinguin_id) or abort(404)
        return _picture(_cover(item))

    @routes.get("/screens/<int:kinguin_id>/<int:number>.jpg")
    def screen_of(kinguin_id: int, number: int) -> Response:
        item = by_kinguin_id().get(kinguin_id) or abort(404)
        return _picture(_screen(item, number))

    return routes


@lru_cache(maxsize=1024)
def _cover(item: Item) -> bytes:
    return jpeg(cover.cover_svg(item), cover.WIDTH)


@lru_cache(maxsize=256)
def _screen(item: Item, number: int) -> bytes:
    return jpeg(screen.screen_svg(item, number), screen.WIDTH)


def _picture(body: bytes) -> Response:
    response = Response(body, mimetype="image/jpeg")
    response.cache_control.public = True
    response.cache_control.max_age = YEAR_S
    response.cache_control.immutable = True
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
