"""Object storage (R2, or any S3): sealed keys in one bucket, pictures in another.

`get_objects` and `get_picture_store` give the app's clients.
"""

from flask import current_app
from redis import Redis

from bitloot.core.http.breaker import Breaker
from bitloot.providers.objects.client import ObjectStore
from config.settings import Mode, Settings

_EXTENSION = "bitloot_objects"
_PICTURES = "bitloot_picture_store"


def make(settings: Settings, redis: Redis, bucket: str | None = None) -> ObjectStore:
    """A client as the settings say; of the bucket with the sealed keys, unless one is named."""
    breaker = Breaker(
        redis,
        "objects",
        failures=settings.breaker_failures,
        reset_seconds=settings.breaker_reset_seconds,
    )
    return ObjectStore(
        settings.r2_endpoint_url,
        settings.r2_access_key_id,
        settings.r2_secret_access_key.get_secret_value(),
        bucket or settings.r2_bucket,
        timeout=settings.provider_timeout_seconds,
        breaker=breaker,
        makes_bucket=settings.bitloot_mode is not Mode.PRODUCTION,
    )


def install(extensions: dict[str, object], settings: Settings, redis: Redis) -> None:
    """Make it the application's. Outside production a missing bucket is made when needed."""
    extensions[_EXTENSION] = make(settings, redis)
    extensions[_PICTURES] = make(settings, redis, settings.r2_pictures_bucket)


def get_objects() -> ObjectStore:
    """The application's client."""
    client: ObjectStore = current_app.extensions[_EXTENSION]
    return client


def get_picture_store() -> ObjectStore:
    """The application's client of the bucket with pictures."""
    client: ObjectStore = current_app.extensions[_PICTURES]
    return client
