"""The control server: the page at `/sandbox/`, the JSON API at `/sandbox/api/`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, abort, request

from bitloot.sandbox.page.api import mail_routes, payment_routes, state_routes
from bitloot.sandbox.page.goods_api import goods_routes, market_routes
from bitloot.sandbox.parts import Parts


def create_app(parts: Parts, urls: Mapping[str, str]) -> Flask:
    """Return the WSGI application; `urls` may be filled after this returns."""
    app = Flask(__name__, static_url_path="/sandbox/static")

    @app.before_request
    def same_origin() -> None:
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc != request.host:
            abort(403)  # another site's page must not press the buttons

    app.register_blueprint(state_routes(parts, urls))
    app.register_blueprint(payment_routes(parts))
    app.register_blueprint(mail_routes(parts))
    app.register_blueprint(goods_routes(parts))
    app.register_blueprint(market_routes(parts))
    return app
