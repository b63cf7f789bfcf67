"""What a request carries to open an order."""

from flask import request

SESSION_HEADER = {
    "in": "header",
    "name": "X-Order-Session",
    "required": False,
    "schema": {"type": "string"},
    "description": "The order's own token; or an Authorization header of its owner.",
}


def bearer() -> str | None:
    """The Bearer token, if there is one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def order_token() -> str | None:
    """The order's own token, if it is sent."""
    return request.headers.get("X-Order-Session", "").strip() or None
