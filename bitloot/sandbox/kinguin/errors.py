"""Refusals in the provider's own words."""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus

from flask import Response, request

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin.desk import now_ms, seconds_stamp

# The reason phrase of 422 changed between HTTP standards; the provider uses the newer one.
_PHRASES = {422: "Unprocessable Content"}


class RefusalError(Exception):
    """An answer other than 2xx: the documented `kind`, an HTTP status and details."""

    def __init__(self, kind: str, status: int, detail: str | None = None, **extra: Json) -> None:
        """`extra` goes into the body as it is (propertyPath, invalidValue, retryable)."""
        super().__init__(kind)
        self.kind = kind
        self.status = status
        self.detail = detail
        self.extra = extra


def violation(path: str, detail: str, value: Json = None) -> RefusalError:
    """A payload or query that breaks a documented rule."""
    return RefusalError(
        "ConstraintViolation",
        400,
        f'Invalid "{path}" property. {detail}',
        propertyPath=path,
        invalidValue=value,
    )


def php_json(body: Json) -> str:
    """JSON with escaped slashes, as the provider's PHP writes it."""
    return json.dumps(body, separators=(",", ":")).replace("/", "\\/")


def answer(body: Json, status: int = 200) -> Response:
    """A JSON response."""
    return Response(php_json(body), status, mimetype="application/json")


def refusal_answer(error: RefusalError, word: str) -> Response:
    """The error body; `word` is `type` on the wire and `title` in the documentation."""
    phrase = _PHRASES.get(error.status) or HTTPStatus(error.status).phrase
    body: Doc = {"kind": error.kind, "status": error.status}
    if error.detail is not None:
        body["detail"] = error.detail
    body[word] = phrase
    if error.kind != "Authorization":
        body["path"] = f"/api{request.path}"
        body["method"] = request.method
        body["timestamp"] = seconds_stamp(now_ms())
        body["trace"] = secrets.token_hex(5)
    return answer({**body, **error.extra}, error.status)
