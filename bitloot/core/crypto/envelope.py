"""An envelope: ciphertext under a fresh data key, bound to what it belongs to."""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bitloot.core.crypto.keyring import (
    KEY_BYTES,
    NONCE_BYTES,
    KeyRing,
    SealBrokenError,
    WrappedKey,
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """`ciphertext` is AES-256-GCM output, the 16-byte tag at its end, as WebCrypto wants it."""

    ciphertext: bytes
    iv: bytes
    aad: bytes
    wrapped_key: WrappedKey = field(repr=False)


def seal(ring: KeyRing, plaintext: bytes, aad: bytes) -> Envelope:
    """Seal under a fresh 256-bit data key. `aad` names what it belongs to, and its version."""
    data_key = os.urandom(KEY_BYTES)
    iv = os.urandom(NONCE_BYTES)
    ciphertext = AESGCM(data_key).encrypt(iv, plaintext, aad)
    return Envelope(ciphertext, iv, aad, ring.wrap(data_key, aad))


def unseal(ring: KeyRing, envelope: Envelope) -> bytes:
    """The plaintext, for the moment it is handled. Raises SealBrokenError."""
    data_key = ring.unwrap(envelope.wrapped_key, envelope.aad)
    try:
        return AESGCM(data_key).decrypt(envelope.iv, envelope.ciphertext, envelope.aad)
    except (InvalidTag, ValueError):
        raise SealBrokenError("the sealed object does not open") from None
