"""An envelope: ciphertext under a fresh data key, bound to what it belongs to.

Two forms. The plain one binds the data key to the name of what is sealed. The bound one binds it
to the iv and the digest of the ciphertext as well: then nothing beside the wrapped key can be
changed without the master key, and a sealed object is proved whole without being opened.
"""

import hashlib
import hmac
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

_BOUND = b"bitloot-object-v2"


@dataclass(frozen=True, slots=True)
class Envelope:
    """`ciphertext` is AES-256-GCM output, the 16-byte tag at its end, as WebCrypto wants it.

    `digest` (SHA-256 of the ciphertext) is None in the plain form.
    """

    ciphertext: bytes
    iv: bytes
    aad: bytes
    wrapped_key: WrappedKey = field(repr=False)
    digest: bytes | None = None


def digest_of(ciphertext: bytes) -> bytes:
    """What the bound form says of a sealed object."""
    return hashlib.sha256(ciphertext).digest()


def context_of(aad: bytes, iv: bytes, digest: bytes | None) -> bytes:
    """What the data key is bound to when it is wrapped."""
    if digest is None:
        return aad
    return b"\x00".join((_BOUND, str(len(aad)).encode(), aad + iv + digest))


def seal(ring: KeyRing, plaintext: bytes, aad: bytes, *, bound: bool = False) -> Envelope:
    """Seal under a fresh 256-bit data key. `aad` names what it belongs to, and its version."""
    data_key = os.urandom(KEY_BYTES)
    iv = os.urandom(NONCE_BYTES)
    ciphertext = AESGCM(data_key).encrypt(iv, plaintext, aad)
    digest = digest_of(ciphertext) if bound else None
    return Envelope(ciphertext, iv, aad, ring.wrap(data_key, context_of(aad, iv, digest)), digest)


def unseal(ring: KeyRing, envelope: Envelope) -> bytes:
    """The plaintext, for the moment it is handled. Raises SealBrokenError."""
    context = context_of(envelope.aad, envelope.iv, envelope.digest)
    data_key = ring.unwrap(envelope.wrapped_key, context)
    if envelope.digest is not None and not is_whole(envelope.ciphertext, envelope.digest):
        raise SealBrokenError("the sealed object was changed")
    try:
        return AESGCM(data_key).decrypt(envelope.iv, envelope.ciphertext, envelope.aad)
    except (InvalidTag, ValueError):
        raise SealBrokenError("the sealed object does not open") from None


def is_whole(ciphertext: bytes, digest: bytes) -> bool:
    """Whether a sealed object is the one that was stored."""
    return hmac.compare_digest(digest_of(ciphertext), digest)
