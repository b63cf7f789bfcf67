"""Signatures of manifests (Ed25519): whoever has the public key can check them without the shop."""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bitloot.core.config import get_key_ring

_LABEL = b"bitloot evidence v1"


def sign(manifest: bytes) -> bytes:
    """The shop's signature, 64 bytes."""
    return _private().sign(manifest)


def public_key() -> str:
    """The shop's public key, 32 bytes as base64. It stays the same through key rotations."""
    return base64.b64encode(_private().public_key().public_bytes_raw()).decode()


def is_signed(manifest: bytes, signature: bytes, key: str) -> bool:
    """Whether the holder of `key` (base64) signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signature, manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(get_key_ring().derive(_LABEL))
