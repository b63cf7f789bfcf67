"""The link that lets a buyer say where their money goes: refund, expiry, and a seal over both.

The key is derived from SECRET_KEY, so nothing is stored and whoever reads the database can make
no link. A token is a secret: it stands in the address, never in a log.
"""

import base64
import binascii
import hashlib
import hmac
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.errors import NotFoundError

_PURPOSE = b"bitloot refund link v1"
_BODY = struct.Struct(">16sI")
_SEAL_LENGTH = 32
_LENGTH = _BODY.size + _SEAL_LENGTH
_NOBODY = b"\x00" * _LENGTH


@dataclass(frozen=True, slots=True)
class Link:
    """What a good token says."""

    refund_id: UUID
    expires_at: datetime


def token_of(refund_id: UUID) -> str:
    """Good for REFUND_LINK_DAYS, counted from the end of this day: the same link all day long."""
    days = timedelta(days=get_settings().refund_link_days + 1)
    midnight = utcnow().replace(hour=0, minute=0, second=0, microsecond=0)
    body = _BODY.pack(refund_id.bytes, int((midnight + days).timestamp()))
    return base64.urlsafe_b64encode(body + _seal(body)).decode().rstrip("=")


def link_of(refund_id: UUID) -> str:
    """The page's address."""
    return f"{get_settings().public_url.rstrip('/')}/refunds/{token_of(refund_id)}"


def open_link(token: str) -> Link:
    """Raises NotFoundError, the same and as fast whatever is wrong with the token."""
    raw = _decoded(token)
    body, seal = raw[: _BODY.size], raw[_BODY.size :]
    refund_id, expires = _BODY.unpack(body)
    genuine = hmac.compare_digest(seal, _seal(body))
    good = genuine and expires > utcnow().timestamp()
    if not good:
        raise gone()
    return Link(UUID(bytes=refund_id), datetime.fromtimestamp(expires, UTC))


def gone() -> NotFoundError:
    """The one answer to every link that opens nothing."""
    return NotFoundError("This link is not valid any more. Open your order for a new one.")


def _decoded(token: str) -> bytes:
    """The bytes, or as many of nobody's, so that the seal is computed all the same."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return _NOBODY
    # Base64 has spare bits at the end: a token that is written otherwise is another token.
    same = base64.urlsafe_b64encode(raw).decode().rstrip("=") == token
    return raw if same and len(raw) == _LENGTH else _NOBODY


def _seal(body: bytes) -> bytes:
    secret = get_settings().secret_key.get_secret_value().encode()
    key = hmac.new(secret, _PURPOSE, hashlib.sha256).digest()
    return hmac.new(key, body, hashlib.sha256).digest()
