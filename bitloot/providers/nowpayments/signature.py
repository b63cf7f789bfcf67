"""Whether an IPN is NOWPayments' own: lower-case hex HMAC-SHA512 in `x-nowpayments-sig`."""

import hashlib
import hmac
import json

from bitloot.providers.nowpayments.jsnumbers import js_json

HEADER = "x-nowpayments-sig"


def sign(secret: str, body: bytes) -> str:
    """The signature of these bytes; the vendor trims the secret, so do we."""
    return hmac.new(secret.strip().encode(), body, hashlib.sha512).hexdigest()


def verify(secret: str, body: bytes, signature: str) -> bool:
    """Check the bytes as they came, then the canonical form, should a proxy have rewritten them.

    An empty secret verifies nothing.
    """
    if not secret.strip():
        return False
    given = signature.strip().lower().encode("utf-8", "replace")
    if hmac.compare_digest(sign(secret, body).encode(), given):
        return True
    form = canonical(body)
    return form is not None and hmac.compare_digest(sign(secret, form).encode(), given)


def canonical(body: bytes) -> bytes | None:
    """Sorted and printed as JavaScript does; None when the body is no JSON."""
    try:
        return js_json(json.loads(body)).encode()
    except (ValueError, RecursionError):
        return None
