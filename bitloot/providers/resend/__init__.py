"""Resend: how mail leaves. `get_resend` gives the application's client."""

from flask import current_app
from redis import Redis

from bitloot.core.http.breaker import Breaker
from bitloot.providers.resend.client import ResendClient
from config.settings import Settings

_EXTENSION = "bitloot_resend"


def install(extensions: dict[str, object], settings: Settings, redis: Redis) -> None:
    """Make a client as the settings say, and make it the application's."""
    breaker = Breaker(
        redis,
        "resend",
        failures=settings.breaker_failures,
        reset_seconds=settings.breaker_reset_seconds,
    )
    extensions[_EXTENSION] = ResendClient(
        settings.resend_base_url,
        settings.resend_api_key.get_secret_value(),
        timeout=settings.provider_timeout_seconds,
        breaker=breaker,
    )


def get_resend() -> ResendClient:
    """The application's client."""
    client: ResendClient = current_app.extensions[_EXTENSION]
    return client
