"""Answers that everybody asks for, kept as bytes under the catalogue's version.

In Redis for all processes, and in each process by `catalog.front`. A lost version bump costs
seconds; a lost Redis only speed.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request
from redis.exceptions import RedisError

from bitloot.catalog.versions import current
from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings

LASTING = "bitloot.catalog.lasting"
"""Where in the environment of a request its answer is left for whoever keeps it."""
CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=2"
"""Prices and stock: three seconds old at most in any cache that serves before it asks."""
_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Lasting:
    """An answer that may be given again while the version is the same."""

    version: str
    endpoint: str
    etag: str
    body: bytes


def cached(produce: Callable[[], object]) -> Response:
    """The answer to this request: remembered, or produced and remembered; 304 where it is known.

    `produce` gives the document, or its bytes. Its errors are not remembered.
    """
    version = current() if get_settings().catalog_cache else None
    key = None if version is None else _key(version)
    body = _recall(key)
    if body is None:
        body = _bytes(produce())
        _remember(key, body)
    etag = hashlib.sha256(body).hexdigest()[:32]
    if version is not None:
        lasting = Lasting(version, request.endpoint or "", f'"{etag}"', body)
        request.environ[LASTING] = lasting
    response = Response(body, content_type="application/json")
    response.set_etag(etag)
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.make_conditional(request)
    return response


def _bytes(document: object) -> bytes:
    if isinstance(document, bytes):
        return document
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _key(version: str) -> str:
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
