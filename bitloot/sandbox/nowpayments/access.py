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

TOO_MANY = (
    "<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body>\r\n"
    "<center><h1>429 Too Many Requests</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)


class Limiter:
    """A sliding window of one second for each limited path and address."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, str, str], deque[float]] = {}

    def allows(self, method: str, path: str, address: str) -> bool:
        """Count a request, or refuse it."""
        limit = LIMITS.get((method, path))
        if limit is None:
            return True
        now = time.monotonic()
        with self._lock:
            seen = self._seen.setdefault((method, path, address), deque())
            while seen and seen[0] <= now - 1:
                seen.popleft()
            if len(seen) >= limit:
                return False
            seen.append(now)
            return True


def install_access(app: Flask, config: SandboxConfig, switches: Switches) -> None:
    """Limit first, as the provider's front does, then ask for the key; serve POST /v1/auth."""
    limiter = Limiter()
    token_secret = secrets.token_bytes(32)
    app.extensions["nowpayments.token_secret"] = token_secret

    @app.before_request
    def check() -> Response | None:
        address = request.remote_addr or ""
        if switches.flag("nowpayments.rate_limit") and not limiter.allows(
            request.method, request.path, address
        ):
            return Response(TOO_MANY, 429, mimetype="text/html")
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
