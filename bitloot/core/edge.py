"""The web edge: one transaction a request, request ids, timing."""

import logging
import re
import time
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from flask import Flask, Request, Response, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.typing import ResponseReturnValue

from bitloot.core import idempotency
from bitloot.core.broken import BrokenError, report
from bitloot.core.db import commit, rollback, transaction
from bitloot.core.logging import bound
from bitloot.core.metrics import REQUEST_SECONDS

log = logging.getLogger("bitloot.request")

T = TypeVar("T")

NO_STORE = {"Cache-Control": "no-store"}
_REQUEST_ID = re.compile(r"[\w-]{8,64}")


class _ConsoleSessions(SecureCookieSessionInterface):
    """Cookies of sessions exist below the console's path alone; no other request looks for one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """As Flask does it, or a session that nobody may write to."""
        if not request.path.startswith(self.get_cookie_path(app)):
            return self.make_null_session(app)
        return super().open_session(app, request)


class ShopFlask(Flask):
    """Commits where the view has answered and before the answer leaves.

    Not in `after_request`: an integrity error there would escape every error handler.
    """

    session_interface = _ConsoleSessions()

    def dispatch_request(self) -> ResponseReturnValue:
        """The view inside one transaction."""
        with bound(request_id=g.request_id):
            try:
                answer = super().dispatch_request()
                idempotency.keep(answer)
                commit()
            except BaseException:
                rollback()
                raise
            finally:
                idempotency.release()
        return answer


def guarded(look: Callable[[], T]) -> T:
    """Call `look`; what was tampered with is reported before the refusal goes out."""
    try:
        return look()
    except BrokenError as error:
        rollback()
        with transaction():
            for each in error.broken:
                report(each)
        raise


def recorded() -> None:
    """The present request leaves a row that says more than a line of the log: write none."""
    g.is_recorded = True


def request_id(given: str) -> str:
    """What a proxy has called the request, where that is fit to be logged; or a new one."""
    return given if _REQUEST_ID.fullmatch(given) else uuid4().hex


def _before() -> None:
    g.request_id = request_id(request.headers.get("X-Request-Id", ""))
    g.started = time.monotonic()


def _after(response: Response) -> Response:
    seconds = time.monotonic() - g.get("started", time.monotonic())
    endpoint = request.endpoint or "unknown"
    REQUEST_SECONDS.labels(endpoint, request.method, str(response.status_code)).observe(seconds)
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if "is_recorded" in g:
        return response
    with bound(request_id=g.get("request_id", "")):
        log.info("%s %s %d %.0f ms", request.method, endpoint, response.status_code, seconds * 1000)
    return response


def register(app: Flask) -> None:
    """Install request ids and timing."""
    app.before_request(_before)
    app.after_request(_after)
