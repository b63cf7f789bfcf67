"""One call to a provider, and what its answer means."""

import json
import logging
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import requests
from requests.adapters import HTTPAdapter

from bitloot.core.http.breaker import Breaker
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.metrics import PROVIDER_SECONDS
from bitloot.core.types import Json

log = logging.getLogger(__name__)

_SAFE_TRIES = 3
_FIRST_PAUSE = 0.15  # seconds; doubles, with jitter
_TOO_MANY = 429
_SERVER_ERROR = 500
_CLIENT_ERROR = 400
_LARGEST_BODY = 32 * 1024 * 1024
_PIECE = 512 * 1024


@dataclass(frozen=True, slots=True)
class Call:
    """What to send. `name` is for logs and metrics: a fixed word, never a path with ids.

    `safe` calls change nothing at the provider and are retried; others never are. `raw` leaves the
    body of a 2xx answer as it came, in `content`: whoever has seen it before need not read it.
    """

    name: str
    method: str
    path: str
    safe: bool
    query: Mapping[str, str] = field(default_factory=dict)
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A 2xx answer. `body` has numbers as int or Decimal; None when there is no JSON."""

    status: int
    body: Json
    headers: Mapping[str, str]
    content: bytes = b""


def parse_json(raw: bytes, *, strict: bool = True) -> Json:
    """JSON with exact numbers. Raises ValueError.

    NaN and infinity are refused, or None where it is not `strict`.
    """

    def no_number(word: str) -> Json:
        if strict:
            raise ValueError(f"{word} is not JSON")
        return None

    try:
        parsed: Json = json.loads(raw, parse_float=Decimal, parse_constant=no_number)
    except RecursionError:
        raise ValueError("lists within lists without end") from None
    return parsed


def _json_default(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)  # providers want JSON numbers; 15 digits are more than they price in
    raise TypeError(type(value).__name__)


class ProviderClient:
    """HTTP to one provider. Thread-safe; keeps connections alive."""

    def __init__(
        self,
        name: str,
        base_url: str,
        *,
        headers: Mapping[str, str],
        timeout: float,
        breaker: Breaker,
    ) -> None:
        self.name = name
        self._base = base_url.rstrip("/")
        self._timeout = timeout
        self.breaker = breaker
        self._session = _session_for(self._base)
        self._session.headers.update({"User-Agent": "BitLoot/1.0", **headers})
        adapter = HTTPAdapter(pool_connections=4, pool_maxsize=32)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def send(self, call: Call) -> Answer:
        """Send it; safe calls up to three times.

        Raises ProviderRefusedError (a clear no), ProviderUnavailableError (certainly not done) or
        ProviderUnknownError (nobody knows).
        """
        tries = _SAFE_TRIES if call.safe else 1
        for remaining in range(tries - 1, -1, -1):
            try:
                return self._once(call)
            except (ProviderUnavailableError, ProviderUnknownError) as error:
                retryable = getattr(error, "retry_after", None) is None
                if not remaining or not retryable:
                    raise
                pause = _FIRST_PAUSE * 2 ** (tries - 1 - remaining)
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 (spreads load)
        raise ProviderUnknownError(self.name, "no answer")

    def _once(self, call: Call) -> Answer:
        in_trouble = self.breaker.check()
        started = time.monotonic()
        result = "unknown"
        try:
            response, content = self._exchange(call)
            result = str(response.status_code)
            return self._judge(response, content, raw=call.raw, in_trouble=in_trouble)
        except ProviderUnavailableError:
            result = "unavailable"
            raise
        finally:
            seconds = time.monotonic() - started
            PROVIDER_SECONDS.labels(self.name, call.name, result).observe(seconds)
            log.info("%s %s %s %.0f ms", self.name, call.name, result, seconds * 1000)

    def _exchange(self, call: Call) -> tuple[requests.Response, bytes]:
        payload = None
        headers = dict(call.headers)
        if call.body is not None:
            payload = json.dumps(call.body, default=_json_default).encode()
            headers.setdefault("Content-Type", "application/json")
        try:
            response = self._session.request(
                call.method,
                self._base + call.path,
                params=dict(call.query),
                data=payload,
                headers=headers,
                timeout=(min(self._timeout, 5.0), self._timeout),
                allow_redirects=False,
                stream=True,
            )
            return response, _content(response)
        except requests.exceptions.ConnectTimeout:
            self.breaker.failed()
            raise ProviderUnavailableError(self.name, "no connection in time") from None
        except requests.exceptions.ConnectionError as error:
            self.breaker.failed()
            if "NewConnectionError" in repr(error) or "refused" in str(error).lower():
                raise ProviderUnavailableError(self.name, "connection refused") from None
            raise ProviderUnknownError(self.name, "connection broke") from None
        except requests.exceptions.RequestException as error:
            self.breaker.failed()
            raise ProviderUnknownError(self.name, type(error).__name__) from None

    def _judge(
        self, response: requests.Response, content: bytes, *, raw: bool, in_trouble: bool
    ) -> Answer:
        status = response.status_code
        if status == _TOO_MANY:
            raise ProviderUnavailableError(self.name, "rate limited", _retry_after(response))
        if status >= _SERVER_ERROR:
            self.breaker.failed()
            raise ProviderUnknownError(self.name, f"HTTP {status}")
        if in_trouble:
            self.breaker.succeeded()
        if raw and status < 300:  # noqa: PLR2004 (2xx)
            return Answer(status, None, response.headers, content)
        body = self._body(response, content, lenient=status >= _CLIENT_ERROR)
        if status >= _CLIENT_ERROR:
            code, detail = self.explain(body)
            raise ProviderRefusedError(self.name, status, code, detail)
        if status >= 300:  # noqa: PLR2004 (no provider redirects)
            raise ProviderUnknownError(self.name, f"HTTP {status}")
        return Answer(status, body, response.headers)

    def _body(self, response: requests.Response, content: bytes, *, lenient: bool) -> Json:
        if not content:
            return None
        try:
            return parse_json(content)
        except ValueError:
            if lenient or "json" not in response.headers.get("Content-Type", "json"):
                return None
            raise ProviderUnknownError(self.name, "the answer is not JSON") from None

    def explain(self, body: Json) -> tuple[str, str]:
        """The provider's own error code and text from an error body; clients override it."""
        if not isinstance(body, dict):
            return "", ""
        code = body.get("code") or body.get("kind") or body.get("name") or ""
        detail = body.get("detail") or body.get("message") or body.get("title") or ""
        return str(code), str(detail)


def _session_for(base_url: str) -> requests.Session:
    """With the proxy and certificates that the environment names, looked up once.

    `requests` would read the whole environment at every call, which took a quarter of its time;
    and no file of passwords is asked for the host.
    """
    session = requests.Session()
    settings = session.merge_environment_settings(base_url, {}, None, None, None)
    session.trust_env = False
    session.proxies.update(settings["proxies"])
    session.verify = settings["verify"]
    return session


def _content(response: requests.Response) -> bytes:
    """The body, in large pieces; empty when it is longer than any answer should be."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(_PIECE):
        parts.append(part)
        size += len(part)
        if size > _LARGEST_BODY:
            response.close()
            return b""
    return b"".join(parts)


def _retry_after(response: requests.Response) -> float:
    text = response.headers.get("Retry-After", "")
    return min(float(text), 60.0) if text.isdigit() else 1.0
