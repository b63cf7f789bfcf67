"""Builds the Kinguin server: the API under /esa/api, the pictures beside it."""

from __future__ import annotations

import hmac
from functools import partial

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin import orders, returns
from bitloot.sandbox.kinguin.art_routes import art_routes
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.errors import RefusalError, refusal_answer
from bitloot.sandbox.kinguin.order_routes import order_routes
from bitloot.sandbox.kinguin.product_routes import product_routes
from bitloot.sandbox.outage import install_outage
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhooks

MOUNT = "/esa/api"


def create_app(
    journal: Journal,
    config: SandboxConfig,
    switches: Switches,
    outbox: Outbox,
    webhooks: Webhooks,
) -> Flask:
    """The whole server; its delayed work is registered with the outbox."""
    desk = Desk(journal, config, switches, outbox, webhooks)
    outbox.register(orders.WORK, partial(orders.settle_when_due, desk))
    outbox.register(returns.WORK, partial(returns.return_when_due, desk))
    pictures = Flask(f"{__name__}.pictures")
    pictures.register_blueprint(art_routes())
    api = _create_api(desk)
    mounted = DispatcherMiddleware(pictures.wsgi_app, {MOUNT: api.wsgi_app})
    pictures.wsgi_app = mounted  # type: ignore[method-assign] # Flask's own way to wrap an app
    return pictures


def _create_api(desk: Desk) -> Flask:
    api = Flask(__name__)
    install_outage(api, desk.switches, "kinguin.api")
    api.register_blueprint(product_routes(desk))
    api.register_blueprint(order_routes(desk))

    @api.before_request
    def check_caller() -> None:
        given = request.headers.get("X-Api-Key", "")
        if not hmac.compare_digest(given.encode(), desk.config.kinguin_api_key.encode()):
            raise RefusalError("Authorization", 401, "Invalid authentication data.")
        if desk.switches.flag("kinguin.refuse_address"):
            raise RefusalError("Authorization", 403, "Access denied.")
        if desk.switches.flag("kinguin.rate_limited"):
            raise RefusalError("Http", 429, "Too many requests.")

    @api.errorhandler(RefusalError)
    def refuse(error: RefusalError) -> Response:
        return refusal_answer(error, desk.switches.text("kinguin.error_word"))

    @api.errorhandler(HTTPException)
    def refuse_http(error: HTTPException) -> Response:
        refusal = RefusalError("Http", error.code or 500, error.description)
        return refusal_answer(refusal, desk.switches.text("kinguin.error_word"))

    return api
