"""NOWPayments: crypto in, notified by IPN. The client of the running application."""

from flask import current_app
from redis import Redis

from bitloot.providers.nowpayments.client import NAME, NowPayments
from config.settings import Settings

_EXTENSION = f"bitloot_{NAME}"


def install(extensions: dict[str, object], settings: Settings, redis: Redis) -> None:
    """Make the application's client."""
    extensions[_EXTENSION] = NowPayments(settings, redis)


def get_nowpayments() -> NowPayments:
    """The application's client."""
    client: NowPayments = current_app.extensions[_EXTENSION]
    return client
