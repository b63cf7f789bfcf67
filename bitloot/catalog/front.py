"""The catalogue's front: what was answered a moment ago is given before the application is asked.

A request that is met here costs neither a context nor a session nor a look into Redis. It is
measured and logged like any other.
"""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from prometheus_client import Histogram

from bitloot.catalog.versions import Version
from bitloot.catalog.web_cache import LASTING, Lasting
from bitloot.core.edge import request_id
from bitloot.core.logging import bound
from bitloot.core.metrics import REQUEST_SECONDS

log = logging.getLogger("bitloot.request")

Headers = list[tuple[str, str]]
_PATH = "/api/v1/catalog/"
_SECONDS = 2.0
_MOST_BYTES = 32 * 1024 * 1024
_OF_A_BODY = frozenset({"content-type", "content-length"})


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer with everything that giving it again takes."""

    lasting: Lasting
    until: float
    headers: Headers
    headers_unchanged: Headers
    seconds: Histogram
    seconds_unchanged: Histogram


class Front:
    """WSGI middleware. Keeps GET answers of the catalogue for as long as its version stands."""

    def __init__(self, app: WSGIApplication, version: Version) -> None:
        self._app = app
        self._version = version
        self._kept: dict[str, _Kept] = {}
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Give the kept answer, or ask the application and keep what it says may last."""
        started = time.monotonic()
        path: str = environ["PATH_INFO"]
        if (
            not path.startswith(_PATH)
            or environ["REQUEST_METHOD"] != "GET"
            or "HTTP_ORIGIN" in environ  # the answer differs with it
        ):
            return self._app(environ, start_response)
        key = f"{path}?{environ.get('QUERY_STRING', '')}"
        kept = self._kept.get(key)
        if kept is None or kept.until < started or kept.lasting.version != self._version.current():
            return self._ask(key, environ, start_response)
        return _give(kept, started, environ, start_response)

    def _ask(
        self, key: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        said: list[tuple[str, Headers]] = []

        def listen(status: str, headers: Headers, *error: object) -> object:
            said.append((status, headers))
            return start_response(status, headers, *error)  # type: ignore[arg-type]  # passed on

        answer = self._app(environ, listen)  # type: ignore[arg-type]  # as its protocol has it
        lasting = environ.get(LASTING)
        if isinstance(lasting, Lasting) and said and said[-1][0].startswith("200"):
            self._keep(key, lasting, said[-1][1])
        return answer

    def _keep(self, key: str, lasting: Lasting, headers: Headers) -> None:
        """The oldest go first where there are too many; all of them are young."""
        own = [(name, value) for name, value in headers if name.lower() != "x-request-id"]
        if any(name.lower() == "set-cookie" for name, _ in own):
            return
        unchanged = [pair for pair in own if pair[0].lower() not in _OF_A_BODY]
        kept = _Kept(
            lasting,
            time.monotonic() + _SECONDS,
            own,
            unchanged,
            REQUEST_SECONDS.labels(lasting.endpoint, "GET", "200"),
            REQUEST_SECONDS.labels(lasting.endpoint, "GET", "304"),
        )
        with self._lock:
            self._drop(key)
            self._kept[key] = kept
            self._bytes += len(lasting.body)
            while self._bytes > _MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: str) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= len(gone.lasting.body)


def _give(
    kept: _Kept, started: float, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    number = request_id(environ.get("HTTP_X_REQUEST_ID", ""))
    known = environ.get("HTTP_IF_NONE_MATCH")
    unchanged = known is not None and _names(known, kept.lasting.etag)
    headers = kept.headers_unchanged if unchanged else kept.headers
    start_response(
        "304 NOT MODIFIED" if unchanged else "200 OK", [*headers, ("X-Request-Id", number)]
    )
    seconds = time.monotonic() - started
    (kept.seconds_unchanged if unchanged else kept.seconds).observe(seconds)
    if log.isEnabledFor(logging.INFO):
        status = 304 if unchanged else 200
        with bound(request_id=number):
            log.info("GET %s %d %.0f ms", kept.lasting.endpoint, status, seconds * 1000)
    return () if unchanged else (kept.lasting.body,)


def _names(known: str, etag: str) -> bool:
    """Whether an `If-None-Match` names this one, weakly: a proxy that compresses weakens it."""
    return known == "*" or any(each.strip().removeprefix("W/") == etag for each in known.split(","))
