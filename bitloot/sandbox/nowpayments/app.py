"""The NOWPayments server: `http://host:port/v1`."""

from __future__ import annotations

from flask import Flask, Response

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.nowpayments.access import install_access
from bitloot.sandbox.nowpayments.coin_routes import coin_routes
from bitloot.sandbox.nowpayments.errors import answer, install_errors
from bitloot.sandbox.nowpayments.listing import listing_routes
from bitloot.sandbox.nowpayments.payment_routes import payment_routes
from bitloot.sandbox.nowpayments.payments import Payments
from bitloot.sandbox.nowpayments.payout_routes import payout_routes
from bitloot.sandbox.nowpayments.rate_routes import rate_routes
from bitloot.sandbox.outage import install_outage
from bitloot.sandbox.switches import Switches


def create_app(payments: Payments, config: SandboxConfig, switches: Switches) -> Flask:
    """Return the WSGI application."""
    app = Flask(__name__)
    install_errors(app)
    install_outage(app, switches, "nowpayments")
    install_access(app, config, switches)

    @app.get("/v1/status")
    def status() -> Response:
        return answer({"message": "OK"})

    app.register_blueprint(coin_routes(payments))
    app.register_blueprint(rate_routes(payments))
    app.register_blueprint(payment_routes(payments, switches))
    app.register_blueprint(listing_routes(payments))
    app.register_blueprint(payout_routes())
    return app
