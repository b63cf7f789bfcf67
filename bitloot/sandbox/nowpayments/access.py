"""Who may ask: the API key, the five-minute bearer token, the requests a second."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import deque

import jwt
from flask import Flask, Response, request

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.documents import text
from bitloot.sandbox.nowpayments.errors import ApiError, answer, envelope
from bitloot.sandbox.nowpayments.parameters import json_body
from bitloot.sandbox.switches import Switches

OPEN_PATHS = frozenset({"/v1/status", "/v1/auth"})
TOKEN_SECONDS = 300
MERCHANT_ID = "5826259115"

LIMITS = {("POST", "/v1/payment"): 3, ("GET", "/v1/estimate"): 7}
"""Requests a second, per address."""

TURNED_AWAY = (
    "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n"
    "<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)
TITLES = {429: "429 Too Many Requests", 403: "403 Forbidden"}


class Limiter:
    """A sliding window of one second for each limited path and address.

    A burst that goes on after it was refused as often as it was allowed is forbidden for a while.
    """

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, str, str], deque[float]] = {}
        self._refused: dict[tuple[str, str, str], deque[float]] = {}

    def judge(self, method: str, path: str, address: str) -> int:
        """Count a request; 0 lets it through, else the status to refuse it with."""
        limit = LIMITS.get((method, path))
        if limit is None:
            return 0
        now, who = time.monotonic(), (method, path, address)
        with self._lock:
            seen, refused = _recent(self._seen, who, now), _recent(self._refused, who, now)
            if len(seen) < limit:
                seen.append(now)
                return 0
            refused.append(now)
            return 429 if len(refused) <= limit else 403


def _recent(
    counted: dict[tuple[str, str, str], deque[float]], who: tuple[str, str, str], now: float
) -> deque[float]:
    moments = counted.setdefault(who, deque())
    while moments and moments[0] <= now - 1:
        moments.popleft()
    return moments


def install_access(app: Flask, config: SandboxConfig, switches: Switches) -> None:
    """Limit first, as the provider's front does, then ask for the key; serve POST /v1/auth."""
    limiter = Limiter()
    token_secret = secrets.token_bytes(32)
    app.extensions["nowpayments.token_secret"] = token_secret

    @app.before_request
    def check() -> Response | None:
        address = request.remote_addr or ""
        limited = switches.flag("nowpayments.rate_limit")
        refused = limiter.judge(request.method, request.path, address) if limited else 0
        if refused:
            page = TURNED_AWAY.format(title=TITLES[refused])
            return Response(page, refused, mimetype="text/html")
        if request.path in OPEN_PATHS or request.path.startswith("/images/"):
            return None
        given = request.headers.get("x-api-key", "")
        if not hmac.compare_digest(given.encode(), config.nowpayments_api_key.encode()):
            return envelope(403, "INVALID_API_KEY", "Invalid api key")
        return None

    @app.post("/v1/auth")
    def auth() -> Response:
        body = json_body()
        pair = (text(body, "email"), text(body, "password"))
        if pair != (config.nowpayments_email, config.nowpayments_password):
            raise ApiError(403, "ACCESS_DENIED", "Invalid credentials")
        now = int(time.time())
        payload = {"id": MERCHANT_ID, "iat": now, "exp": now + TOKEN_SECONDS}
        return answer({"token": jwt.encode(payload, token_secret, "HS256")})


def require_bearer(app: Flask) -> None:
    """Raise 401 unless the request carries an unexpired token of ours."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        message = "Authorization header is empty (Bearer JWTtoken is required)"
        raise ApiError(401, "AUTH_REQUIRED", message)
    try:
        jwt.decode(token, app.extensions["nowpayments.token_secret"], ["HS256"])
    except jwt.InvalidTokenError as error:
        raise ApiError(401, "INVALID_TOKEN", "Token is invalid or expired") from error
