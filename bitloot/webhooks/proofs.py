"""What is kept so that a signature can be checked again, though no secret is kept.

Both are fingerprints keyed by a master key: without it they tell nothing of the secret.
"""

import hashlib

from bitloot.core.crypto.keyring import KeyRing
from bitloot.webhooks.models import Sender

_PROOF = "[removed; proof "
_ID_LENGTH = 12


def secret_id(ring: KeyRing, sender: Sender, secret: str) -> str:
    """Names the secret of an era: 12 hex digits."""
    return ring.fingerprint(f"webhook secret|{sender.value}|{secret}".encode())[:_ID_LENGTH]


def secret_proof(ring: KeyRing, secret: str, body: bytes) -> str:
    """Stands for a header that carried `secret` itself, together with this very body."""
    return f"{_PROOF}{ring.fingerprint(_proved(secret, body))}]"


def _proved(secret: str, body: bytes) -> bytes:
    digest = hashlib.sha256(body).hexdigest()
    return f"webhook proof|{digest}|{secret}".encode("utf-8", "replace")


def has_proof(kept: str) -> bool:
    """Whether a kept header is such a proof; before there were any it was only removed."""
    return kept.startswith(_PROOF)
