"""Every error of the API leaves as `application/problem+json`."""

import json
import logging
from collections.abc import Mapping

from flask import Flask, Response, g
from sqlalchemy.exc import DBAPIError, IntegrityError
from werkzeug.exceptions import HTTPException

from bitloot.core.db import rollback
from bitloot.core.errors import ProblemError
from bitloot.core.http.errors import ProviderError

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int,
    title: str,
    detail: str,
    *,
    errors: Mapping[str, object] | None = None,
    code: str = "",
) -> Response:
    """A problem response. `errors` names fields by where they stand: `{"json": {"email": […]}}`."""
    body: dict[str, object] = {
        "type": f"urn:bitloot:problem:{code or title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": g.get("request_id", ""),
    }
    if errors:
        body["errors"] = errors
    return Response(json.dumps(body), status=status, content_type=MEDIA_TYPE)


def _ours(error: ProblemError) -> Response:
    errors = {"json": error.errors} if error.errors else None
    return problem(error.status, error.title, error.detail, errors=errors, code=error.code)


def _http(error: HTTPException) -> Response:
    data: dict[str, object] = getattr(error, "data", None) or {}
    messages = data.get("messages")
    errors = messages if isinstance(messages, dict) else None
    status = error.code or 500
    detail = _first_message(errors) if errors else str(data.get("message") or error.description)
    answer = problem(status, error.name, detail, errors=errors)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after", "www-authenticate"}:
            answer.headers[name] = value
    return answer


def _first_message(errors: Mapping[str, object]) -> str:
    """`json.items.0.quantity: Must be …` for people who read only the detail."""
    path: list[str] = []
    node: object = errors
    while isinstance(node, dict) and node:
        key = next(iter(node))
        path.append(str(key))
        node = node[key]
    text = node[0] if isinstance(node, list) and node else "invalid"
    return f"{'.'.join(path)}: {text}"


def _integrity(error: IntegrityError) -> Response:
    log.warning("integrity: %s", type(error.orig).__name__)
    return problem(409, "Conflict", "Somebody else changed this at the same moment. Try again.")


def _database(error: DBAPIError) -> Response:
    log.error("database: %s", type(error.orig).__name__)
    return problem(503, "Temporarily unavailable", "Please try again in a moment.")


def _provider(error: ProviderError) -> Response:
    log.warning("provider: %s", error)
    return problem(503, "Temporarily unavailable", "A provider does not answer. Try again soon.")


def _nested(error: RecursionError) -> Response:
    rollback()
    log.warning("%s", type(error).__name__)
    return problem(400, "Bad Request", "The body is nested too deeply.")


def _unexpected(error: Exception) -> Response:
    rollback()
    log.error("unexpected %s", type(error).__name__, exc_info=error)
    return problem(500, "Internal error", "Something went wrong on our side; nothing was changed.")


def register(app: Flask) -> None:
    """Install the handlers."""
    app.register_error_handler(ProblemError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(IntegrityError, _integrity)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(ProviderError, _provider)
    app.register_error_handler(RecursionError, _nested)  # json.loads on thousands of brackets
    app.register_error_handler(Exception, _unexpected)
