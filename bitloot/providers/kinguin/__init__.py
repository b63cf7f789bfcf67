"""Kinguin: where bought goods come from. `get_kinguin` gives the application's client."""

from flask import current_app
from redis import Redis

from bitloot.core.http.breaker import Breaker
from bitloot.providers.kinguin.client import KinguinClient
from config.settings import Settings

_EXTENSION = "bitloot_kinguin"


def make(settings: Settings, redis: Redis) -> KinguinClient:
    """A client as the settings say."""
    breaker = Breaker(
        redis,
        "kinguin",
        failures=settings.breaker_failures,
        reset_seconds=settings.breaker_reset_seconds,
    )
    return KinguinClient(
        settings.kinguin_base_url,
        settings.kinguin_api_key.get_secret_value(),
        timeout=settings.provider_timeout_seconds,
        breaker=breaker,
    )


def install(extensions: dict[str, object], settings: Settings, redis: Redis) -> None:
    """Make it the application's."""
    extensions[_EXTENSION] = make(settings, redis)


def get_kinguin() -> KinguinClient:
    """The application's client."""
    client: KinguinClient = current_app.extensions[_EXTENSION]
    return client
