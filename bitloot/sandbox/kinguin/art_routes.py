"""Covers and screenshots, drawn when first asked for and kept in memory."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from bitloot.sandbox.kinguin.art.cover import cover_svg
from bitloot.sandbox.kinguin.art.screen import screen_svg
from bitloot.sandbox.kinguin.catalogue.items import by_kinguin_id

YEAR_S = 31_536_000


def art_routes() -> Blueprint:
    """The picture endpoints; any page may show them."""
    routes = Blueprint("art", __name__)

    @routes.get("/covers/<int:kinguin_id>.svg")
    def cover(kinguin_id: int) -> Response:
        item = by_kinguin_id().get(kinguin_id) or abort(404)
        return _picture(cover_svg(item))

    @routes.get("/screens/<int:kinguin_id>/<int:number>.svg")
    def screen(kinguin_id: int, number: int) -> Response:
        item = by_kinguin_id().get(kinguin_id) or abort(404)
        return _picture(screen_svg(item, number))

    return routes


def _picture(svg: str) -> Response:
    response = Response(svg, mimetype="image/svg+xml")
    response.cache_control.public = True
    response.cache_control.max_age = YEAR_S
    response.cache_control.immutable = True
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
