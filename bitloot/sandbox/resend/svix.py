"""Webhook signatures as Svix writes them (Standard Webhooks)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

PREFIX = "whsec_"


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Return `v1,<base64>` over `{id}.{timestamp}.{body}`; the secret is `whsec_<base64>`."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def fixed_headers() -> dict[str, str]:
    """Return the headers that stay the same across retries, the message's id among them."""
    return {
        "content-type": "application/json",
        "user-agent": "Svix-Webhooks/1.62.0",
        "svix-id": "msg_" + secrets.token_urlsafe(20),
    }


def signing_headers(secret: str, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the headers of one attempt: its time, and the signature over it."""
    return {
        "svix-timestamp": str(timestamp),
        "svix-signature": sign(secret, message_id, timestamp, body),
    }
