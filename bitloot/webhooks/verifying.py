"""Whether a webhook is its sender's own. Constant time; an unset secret verifies nothing."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from bitloot.providers.nowpayments import signature
from bitloot.webhooks.models import Sender
from config.settings import Settings

_SVIX_PREFIX = "whsec_"
_SVIX_TOLERANCE = 300  # seconds
_LONGEST_ID = 200


def secret_of(sender: Sender, settings: Settings) -> str:
    """The secret shared with this sender; empty when it is not set."""
    secrets = {
        Sender.NOWPAYMENTS: settings.nowpayments_ipn_secret,
        Sender.KINGUIN: settings.kinguin_webhook_secret,
        Sender.RESEND: settings.resend_webhook_secret,
    }
    return secrets[sender].get_secret_value().strip()


def genuine(
    sender: Sender, secret: str, body: bytes, headers: Mapping[str, str], *, at: datetime | None
) -> bool:
    """Check `body` as it came; header names in lower case.

    `at` is when it came: a signed time far from it is refused. None asks for the signature alone.
    """
    if not secret:
        return False
    if sender is Sender.NOWPAYMENTS:
        return signature.verify(secret, body, headers.get(signature.HEADER, ""))
    if sender is Sender.KINGUIN:
        given = headers.get("x-event-secret", "").encode("utf-8", "replace")
        return hmac.compare_digest(secret.encode(), given)
    return _svix(secret, body, headers, at)


def _svix(secret: str, body: bytes, headers: Mapping[str, str], at: datetime | None) -> bool:
    """Standard Webhooks: any `v1` signature of `{id}.{timestamp}.{body}`, not older than 5 min."""
    message_id, stamp = headers.get("svix-id", ""), headers.get("svix-timestamp", "")
    if not 0 < len(message_id) <= _LONGEST_ID or not message_id.isascii():
        return False
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= len("1767225600000")):
        return False
    if at is not None and abs(at.timestamp() - int(stamp)) > _SVIX_TOLERANCE:
        return False
    try:
        key = base64.b64decode(secret.removeprefix(_SVIX_PREFIX))
    except binascii.Error:
        return False
    signed = f"{message_id}.{stamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    matches = False
    for part in headers.get("svix-signature", "").split():
        version, _, given = part.partition(",")
        if version == "v1":
            matches |= hmac.compare_digest(expected, given.encode("utf-8", "replace"))
    return matches
