"""Bearer key, requests a second, and the headers that count them."""

from __future__ import annotations

import hmac
import threading
import time
from bisect import bisect_left

from flask import Flask, Response, g, request

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.documents import Doc, number
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.resend.errors import ApiError
from bitloot.sandbox.resend.mail import KIND
from bitloot.sandbox.switches import Switches

PER_SECOND = 5
DAY_S, MONTH_S = 86_400, 30 * 86_400
TOO_MANY = (
    "Too many requests. Please limit the number of requests per second. "
    "Or contact support to increase rate limit."
)


class Window:
    """Counts the requests of the present second."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._lock = threading.Lock()
        self._second = 0
        self._count = 0

    def count(self) -> int:
        """Count one more and return how many this second has seen."""
        with self._lock:
            second = int(time.monotonic())
            self._count = self._count + 1 if second == self._second else 1
            self._second = second
            return self._count


def install_access(app: Flask, journal: Journal, config: SandboxConfig, switches: Switches) -> None:
    """Check the key of every request, then the rate; put the counts on every answer."""
    window = Window()

    @app.before_request
    def check() -> None:
        g.seen = window.count()
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key:
            raise ApiError(401, "missing_api_key", "Missing API key in the authorization header.")
        if not hmac.compare_digest(key.encode(), config.resend_api_key.encode()):
            raise ApiError(403, "invalid_api_key", "API key is invalid.")
        if g.seen > PER_SECOND and switches.flag("resend.rate_limit"):
            raise ApiError(429, "rate_limit_exceeded", TOO_MANY)

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["ratelimit-limit"] = str(PER_SECOND)
        response.headers["ratelimit-remaining"] = str(max(0, PER_SECOND - g.get("seen", 0)))
        response.headers["ratelimit-reset"] = "1"
        if response.status_code == 429:  # noqa: PLR2004 - the HTTP status
            response.headers["retry-after"] = "1"
        mails = journal.scan(KIND)
        for name, window_s in (("daily", DAY_S), ("monthly", MONTH_S)):
            since = bisect_left(mails, time.time() - window_s, key=_created_at)
            response.headers[f"x-resend-{name}-quota"] = str(len(mails) - since)
        return response


def _created_at(mail: Doc) -> float:
    return number(mail, "created_at")
