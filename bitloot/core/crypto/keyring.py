"""Master keys, by id. The first is the newest and wraps; all of them unwrap."""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBrokenError(Exception):
    """It does not open: wrong key, wrong binding, or tampered with. Says nothing more."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key under a master key: `nonce ‖ ciphertext ‖ tag`, and which master key."""

    key_id: str
    wrapped: bytes = field(repr=False)


class KeyRing:
    """Parsed from `MASTER_KEYS`: `id:base64[,id:base64…]`, newest first."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        if not keys:
            raise ValueError("MASTER_KEYS holds no key")
        if any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError("every master key must be 32 bytes")
        self._keys = dict(keys)
        self.newest = next(iter(self._keys))
        oldest = list(self._keys.values())[-1]
        self._fingerprints = hmac.digest(oldest, b"bitloot fingerprint v1", "sha256")

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read the setting. Raises ValueError without showing any part of a key."""
        keys: dict[str, bytes] = {}
        for number, part in enumerate(filter(None, text.split(",")), 1):
            key_id, _, encoded = part.strip().partition(":")
            try:
                keys[key_id] = base64.b64decode(encoded, validate=True)
            except binascii.Error:
                raise ValueError(f"MASTER_KEYS entry {number} is not id:base64") from None
        return cls(keys)

    @property
    def ids(self) -> list[str]:
        """Key ids, newest first."""
        return list(self._keys)

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        """Wrap under the newest master key, bound to `context`."""
        nonce = os.urandom(NONCE_BYTES)
        aad = self._aad(self.newest, context)
        sealed = AESGCM(self._keys[self.newest]).encrypt(nonce, data_key, aad)
        return WrappedKey(self.newest, nonce + sealed)

    def unwrap(self, wrapped: WrappedKey, context: bytes) -> bytes:
        """The data key. Raises SealBrokenError."""
        master = self._keys.get(wrapped.key_id)
        if master is None:
            raise SealBrokenError("the master key is not on the ring")
        nonce, sealed = wrapped.wrapped[:NONCE_BYTES], wrapped.wrapped[NONCE_BYTES:]
        try:
            return AESGCM(master).decrypt(nonce, sealed, self._aad(wrapped.key_id, context))
        except (InvalidTag, ValueError):
            raise SealBrokenError("the data key does not open") from None

    def fingerprint(self, value: bytes) -> str:
        """Keyed fingerprint (HMAC-SHA256, hex): finds duplicates without decrypting.

        Keyed by the oldest master key, which stays on the ring for this purpose.
        """
        return hmac.new(self._fingerprints, value, hashlib.sha256).hexdigest()

    @staticmethod
    def _aad(key_id: str, context: bytes) -> bytes:
        return b"bitloot-wrap-v1\x00" + key_id.encode() + b"\x00" + context
