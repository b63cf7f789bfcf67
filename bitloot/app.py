"""Putting the shop together: `create_app()`."""

from uuid import UUID

from flask import Flask
from flask_jwt_extended import JWTManager
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from bitloot import apidocs, operation
from bitloot.catalog import versions
from bitloot.catalog.front import Front
from bitloot.core import cache, edge, events, headers, lane, logging, problems, reading, tracking
from bitloot.core.chain import linking
from bitloot.core.config import KEY_RING, SETTINGS
from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.crypto.sources import load_ring
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.queue import HueyNudger, install_nudger
from bitloot.core.lane import Lane
from bitloot.core.reading import Reader
from bitloot.openapi import make_api
from bitloot.reactions import FORESIGHT, INBOX, REACTIONS
from bitloot.rooms import BLUEPRINTS, PROVIDERS, join_rooms, make_runner
from bitloot.webhooks.foresight import install_foresight
from bitloot.webhooks.storing import install_work
from config.settings import Settings, load_settings

_STATEMENT_TIMEOUT_MS = 15_000
_LOCK_TIMEOUT_MS = 5_000
_IDLE_TIMEOUT_MS = 60_000
_CONNECT: dict[str, object] = {
    "connect_timeout": 5,
    "application_name": "bitloot",
    "options": f"-c statement_timeout={_STATEMENT_TIMEOUT_MS} "
    f"-c lock_timeout={_LOCK_TIMEOUT_MS} "
    f"-c idle_in_transaction_session_timeout={_IDLE_TIMEOUT_MS} "
    # What a sync stages of two thousand products fits into it; only who stages takes it.
    "-c temp_buffers=32MB -c timezone=UTC",
}


class SettingsError(Exception):
    """The settings forbid a start; the message names each one."""


def refuse_bad(settings: Settings) -> None:
    """Raise SettingsError naming what forbids a start."""
    if found := settings.problems():
        raise SettingsError("BitLoot does not start:\n  - " + "\n  - ".join(found))


def create_app(settings: Settings | None = None) -> ShopFlask:
    """The API without console and storefront (`wsgi.py` adds those).

    Raises SettingsError in production mode when a secret is missing or weak.
    """
    settings = settings or load_settings()
    refuse_bad(settings)
    logging.configure(settings.log_level, settings.log_format)
    tracking.install(settings)
    app = ShopFlask(__name__, static_folder=None)
    _configure(app, settings)
    _believe_proxies(app, settings.trusted_proxies)
    redis = cache.connect(settings.redis_url)
    app.extensions[SETTINGS] = settings
    app.extensions[KEY_RING] = _ring(settings)
    cache.install_redis(app.extensions, redis)
    version = versions.install(app.extensions, redis)
    if settings.catalog_cache:
        app.wsgi_app = Front(app.wsgi_app, version)  # type: ignore[method-assign]
    db.init_app(app)
    linking.install()
    _open_lanes(app, settings)
    Migrate(app, db)
    JWTManager(app)
    for install in PROVIDERS:
        install(app.extensions, settings, redis)
    _install_queue(app, settings)
    events.install(REACTIONS)
    join_rooms()
    install_work(app.extensions, INBOX)
    install_foresight(app.extensions, FORESIGHT)
    edge.register(app)
    problems.register(app)
    headers.register(app, settings)
    operation.register(app, settings)
    apidocs.register(app)
    make_api(app, BLUEPRINTS)
    return app


def _ring(settings: Settings) -> KeyRing:
    try:
        return load_ring(settings)
    except (ValueError, OSError) as error:
        raise SettingsError(f"BitLoot does not start:\n  - {error}") from None


def database_uri(url: str) -> str:
    """`DATABASE_URL` in any of its usual spellings, with the driver we use named."""
    scheme, separator, rest = url.partition("://")
    if scheme in {"postgres", "postgresql"}:
        scheme = "postgresql+psycopg2"
    return scheme + separator + rest


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        JWT_SECRET_KEY=settings.jwt_secret_key.get_secret_value(),
        JWT_DECODE_LEEWAY=5,
        JWT_COOKIE_CSRF_PROTECT=False,  # tokens travel in headers; a random claim would make twins
        MAX_CONTENT_LENGTH=1024 * 1024,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        SQLALCHEMY_DATABASE_URI=database_uri(settings.database_url),
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": max(settings.web_threads, settings.worker_threads) + 2,
            "max_overflow": 10,
            "pool_pre_ping": True,
            "pool_recycle": 1800,
            "connect_args": _CONNECT,
        },
    )


def _open_lanes(app: ShopFlask, settings: Settings) -> None:
    url = database_uri(settings.database_url)
    lane.install(app.extensions, Lane(url, _CONNECT, settings.web_threads))
    reading.install(app.extensions, Reader(url, _CONNECT, settings.web_threads))


def _believe_proxies(app: Flask, count: int) -> None:
    """Take a client's address and scheme from what so many proxies of ours in a row report."""
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]


def _install_queue(app: ShopFlask, settings: Settings) -> None:
    runner = make_runner(settings)

    def run(job_id: UUID) -> None:
        with app.app_context():
            runner.run(job_id)

    secret = settings.secret_key.get_secret_value()
    install_nudger(app.extensions, HueyNudger(settings.redis_url, secret, run))
