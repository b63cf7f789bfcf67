"""The Resend server: `http://host:port`."""

from __future__ import annotations

from flask import Flask

from bitloot.sandbox.clock import Clock
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.outage import install_outage
from bitloot.sandbox.resend.access import install_access
from bitloot.sandbox.resend.errors import install_errors
from bitloot.sandbox.resend.idempotency import IdempotencyKeys
from bitloot.sandbox.resend.mailroom import Mailroom
from bitloot.sandbox.resend.routes import mail_routes, suppression_routes
from bitloot.sandbox.switches import Switches


def create_app(
    mailroom: Mailroom, config: SandboxConfig, switches: Switches, clock: Clock
) -> Flask:
    """Return the WSGI application."""
    app = Flask(__name__)
    install_errors(app)
    install_outage(app, switches, "resend")
    install_access(app, mailroom.journal, config, switches)
    keys = IdempotencyKeys(mailroom.journal, clock)
    app.register_blueprint(mail_routes(mailroom, keys, switches))
    app.register_blueprint(suppression_routes(mailroom))
    return app
