"""How far taking in is: a hint for the console, kept where it may be lost.

The import's row cannot say it: it is locked by the one transaction that takes everything in.
"""

from uuid import UUID

from redis.exceptions import RedisError

from bitloot.core.cache import get_redis

_SECONDS = 60


def note(import_id: UUID, moved: int) -> None:
    """So many of its new keys have been moved."""
    try:
        get_redis().set(_name(import_id), moved, ex=_SECONDS)
    except RedisError:
        return


def noted(import_id: UUID) -> int:
    """What was noted last; 0 when nothing was, or Redis is away."""
    try:
        found = get_redis().get(_name(import_id))
    except RedisError:
        return 0
    return int(found) if isinstance(found, bytes) else 0


def _name(import_id: UUID) -> str:
    return f"stock:import:{import_id}"
