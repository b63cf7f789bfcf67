"""Answers that everybody asks for, kept as bytes under the catalogue's version.

A lost version bump costs five seconds; a lost Redis only speed.
"""

import hashlib
import json
from collections.abc import Callable

from flask import Response, request
from redis.exceptions import RedisError

from bitloot.catalog.versions import current
from bitloot.core.cache import get_redis

_SECONDS = 5


def cached(produce: Callable[[], object]) -> Response:
    """The answer to this request: remembered, or produced and remembered; 304 where it is known.

    `produce` gives the document. Its errors are not remembered.
    """
    key = _key()
    body = _recall(key)
    if body is None:
        body = json.dumps(produce(), ensure_ascii=False, separators=(",", ":")).encode()
        _remember(key, body)
    response = Response(body, content_type="application/json")
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    response.make_conditional(request)
    return response


def _key() -> str | None:
    version = current()
    if version is None:
        return None
    asked = "&".join(sorted(f"{name}={value}" for name, value in request.args.items(multi=True)))
    digest = hashlib.sha256(f"{request.path}?{asked}".encode()).hexdigest()
    return f"catalog:{version}:{digest}"


def _recall(key: str | None) -> bytes | None:
    if key is None:
        return None
    try:
        body = get_redis().get(key)
    except RedisError:
        return None
    return body if isinstance(body, bytes) else None


def _remember(key: str | None, body: bytes) -> None:
    if key is None:
        return
    try:
        get_redis().set(key, body, ex=_SECONDS)
    except RedisError:
        return
