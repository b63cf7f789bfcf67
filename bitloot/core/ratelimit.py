"""Fixed windows in Redis. When Redis is away nobody is locked out."""

from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.errors import RateLimitedError


def limit(bucket: str, who: str, *, allowed: int, seconds: int) -> None:
    """Count one; raise RateLimitedError beyond `allowed` in the window of `seconds`."""
    key = f"rate:{bucket}:{who}"
    try:
        with get_redis().pipeline() as pipe:
            pipe.incr(key)
            pipe.expire(key, seconds, nx=True)
            count = int(pipe.execute()[0])
    except RedisError:
        return
    if count > allowed:
        raise RateLimitedError(f"Please wait: at most {allowed} in {seconds} seconds.")
