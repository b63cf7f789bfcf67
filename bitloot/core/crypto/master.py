"""Master keys, wherever they live: in this process, or behind a service that never shows them."""

import base64
import binascii
import os
from collections.abc import Mapping, Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBrokenError(Exception):
    """It does not open: wrong key, wrong binding, or tampered with. Says nothing more."""


class MasterKeys(Protocol):
    """What a key management service must do. `bound` is authenticated, never stored inside.

    `unwrap` raises SealBrokenError for what does not open.
    """

    @property
    def ids(self) -> Sequence[str]:
        """Key ids, newest first."""

    def wrap(self, key_id: str, data_key: bytes, bound: bytes) -> bytes:
        """The data key under that master key."""

    def unwrap(self, key_id: str, wrapped: bytes, bound: bytes) -> bytes:
        """The data key again."""


class LocalKeys:
    """Master keys in the memory of this process: AES-256-GCM, `nonce ‖ ciphertext ‖ tag`."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys:
            raise ValueError("MASTER_KEYS holds no key")
        if any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError("every master key must be 32 bytes")
        self._keys = dict(keys)

    @property
    def ids(self) -> Sequence[str]:
        """Key ids, newest first."""
        return list(self._keys)

    @property
    def oldest(self) -> bytes:
        """The key that was first."""
        return list(self._keys.values())[-1]

    def wrap(self, key_id: str, data_key: bytes, bound: bytes) -> bytes:
        """The data key under that master key."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self._keys[key_id]).encrypt(nonce, data_key, bound)

    def unwrap(self, key_id: str, wrapped: bytes, bound: bytes) -> bytes:
        """The data key again. Raises SealBrokenError."""
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return AESGCM(self._keys[key_id]).decrypt(nonce, sealed, bound)
        except (InvalidTag, ValueError):
            raise SealBrokenError("the data key does not open") from None


def parse(text: str) -> dict[str, bytes]:
    """`id:base64[,id:base64…]`, also a line each. Raises ValueError that shows no part of a key."""
    keys: dict[str, bytes] = {}
    for number, part in enumerate(filter(None, text.replace("\n", ",").split(",")), 1):
        key_id, _, encoded = part.strip().partition(":")
        if not key_id or key_id in keys:
            raise ValueError(f"MASTER_KEYS entry {number} has no id of its own")
        try:
            keys[key_id] = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            raise ValueError(f"MASTER_KEYS entry {number} is not id:base64") from None
    return keys
