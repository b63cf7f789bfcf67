"""Bodies and query strings, checked in the words of the provider's validator (Joi)."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from flask import request

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.errors import ApiError, invalid_params

ALPHANUMERIC = re.compile("[A-Za-z0-9]+")
CASES = ("success", "common", "failed", "partially_paid")


def json_body() -> Doc:
    """Return the request's JSON object, or raise 400."""
    body: Json = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ApiError(400, "BAD_REQUEST", "Request body must be a JSON object")
    return body


def query_code(name: str) -> str:
    """Return a required currency code of the query, lower-case."""
    value = request.args.get(name, "")
    if not value:
        raise invalid_params(f"{name} is required")
    if not ALPHANUMERIC.fullmatch(value):
        raise invalid_params(f"{name} must only contain alpha-numeric characters")
    return value.lower()


def query_flag(name: str) -> bool:
    """Return a boolean of the query; absent is false."""
    value = request.args.get(name, "false").lower()
    if value not in {"true", "false"}:
        raise invalid_params(f"{name} must be a boolean")
    return value == "true"


def positive(name: str, value: Json) -> Decimal:
    """Return a positive amount given as a number or a numeric string."""
    if value is None or value == "":
        raise invalid_params(f"{name} is required")
    if isinstance(value, bool | list | dict):
        raise invalid_params(f"{name} must be a number")
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise invalid_params(f"{name} must be a number") from error
    if not amount.is_finite() or amount <= 0:
        raise invalid_params(f"{name} must be a positive number")
    return amount


def code(body: Doc, name: str) -> str:
    """Return a required currency code of the body, lower-case."""
    value = body.get(name)
    if value is None or value == "":
        raise invalid_params(f"{name} is required")
    if not isinstance(value, str):
        raise invalid_params(f"{name} must be a string")
    if not ALPHANUMERIC.fullmatch(value):
        raise invalid_params(f"{name} must only contain alpha-numeric characters")
    return value.lower()


def optional_string(body: Doc, name: str) -> str | None:
    """Return an optional string; numbers become strings, as order ids do."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool | list | dict | float):
        raise invalid_params(f"{name} must be a string")
    return str(value)


def optional_uri(body: Doc, name: str) -> str | None:
    """Return an optional http(s) address."""
    value = optional_string(body, name)
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or "|" in value:
        raise invalid_params(f"{name} must be a valid uri")
    return value


def boolean(body: Doc, *names: str) -> bool:
    """Return the first given of several names of one flag."""
    for name in names:
        value = body.get(name)
        if value is not None:
            if not isinstance(value, bool):
                raise invalid_params(f"{name} must be a boolean")
            return value
    return False


def sandbox_case(body: Doc) -> str:
    """Return the sandbox's `case`."""
    value = body.get("case", "success")
    if not isinstance(value, str) or value not in CASES:
        raise invalid_params(f"case must be one of [{', '.join(CASES)}]")
    return value
