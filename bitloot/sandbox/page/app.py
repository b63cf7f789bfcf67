"""The control server: the page at `/sandbox/`, the JSON API at `/sandbox/api/`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from bitloot.sandbox.page.api import mail_routes, payment_routes, state_routes
from bitloot.sandbox.page.goods_api import goods_routes, market_routes
from bitloot.sandbox.page.planting_api import planting_routes
from bitloot.sandbox.page.views import (
    goods_pages,
    install_words,
    mail_pages,
    payment_pages,
    switch_pages,
)
from bitloot.sandbox.parts import Parts


def create_app(parts: Parts, urls: Mapping[str, str]) -> Flask:
    """Return the WSGI application; `urls` may be filled after this returns."""
    app = Flask(__name__, static_url_path="/sandbox/static")
    install_words(app)

    @app.before_request
    def same_origin() -> None:
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc != request.host:
            abort(403)  # another site's page must not press the buttons

    @app.after_request
    def policy(response: Response) -> Response:
        origins = {f"{u.scheme}://{u.netloc}" for u in map(urlsplit, urls.values())}
        response.headers.setdefault(
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            f"img-src 'self' {' '.join(sorted(origins))}",
        )
        return response

    for routes in (
        state_routes(parts, urls),
        payment_routes(parts),
        mail_routes(parts),
        goods_routes(parts),
        market_routes(parts),
        planting_routes(parts),
        payment_pages(parts, urls),
        goods_pages(parts, urls),
        mail_pages(parts),
        switch_pages(parts, urls),
    ):
        app.register_blueprint(routes)
    return app
