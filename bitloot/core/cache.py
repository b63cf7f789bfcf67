"""Redis (or Valkey): codes, caches, counters, nudges. It may be emptied at any moment."""

from flask import current_app
from redis import Redis

_EXTENSION = "bitloot_redis"


def connect(redis_url: str) -> Redis:
    """A client with a pool; short timeouts, because nothing may hang on a cache."""
    return Redis.from_url(
        redis_url, socket_timeout=2, socket_connect_timeout=1, max_connections=200
    )


def install_redis(extensions: dict[str, object], redis: Redis) -> None:
    """Make it the application's."""
    extensions[_EXTENSION] = redis


def get_redis() -> Redis:
    """The application's client. Every caller must be able to do without it (RedisError)."""
    client: Redis = current_app.extensions[_EXTENSION]
    return client
