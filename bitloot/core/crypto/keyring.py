"""The key ring: wraps data keys under the newest master key, unwraps under any of them."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from bitloot.core.crypto.master import (
    KEY_BYTES,
    NONCE_BYTES,
    LocalKeys,
    MasterKeys,
    SealBrokenError,
    parse,
)

__all__ = ["KEY_BYTES", "NONCE_BYTES", "KeyRing", "SealBrokenError", "WrappedKey"]


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key under a master key, and which."""

    key_id: str
    wrapped: bytes = field(repr=False)


class KeyRing:
    """Master keys by id, newest first; either the keys themselves or a service that holds them.

    `root` keys what must stay the same through every rotation: fingerprints, chains, signatures.
    Where it is not given it is the oldest master key, which then stays on the ring.
    """

    def __init__(self, keys: Mapping[str, bytes] | MasterKeys, root: bytes | None = None) -> None:
        if root is not None and len(root) != KEY_BYTES:
            raise ValueError("ROOT_KEY must be 32 bytes")
        if isinstance(keys, Mapping):
            local = LocalKeys(keys)
            self._keys: MasterKeys = local
            self._root = root or local.oldest
        elif root is not None:
            self._keys, self._root = keys, root
        else:
            raise ValueError("ROOT_KEY is needed where the master keys are held elsewhere")
        if not self._keys.ids:
            raise ValueError("the key ring holds no key")
        self.newest = self._keys.ids[0]
        self.needs_oldest = root is None
        self._fingerprints = self.derive(b"bitloot fingerprint v1")

    @classmethod
    def parse(cls, text: str, root: bytes | None = None) -> "KeyRing":
        """Read the setting. Raises ValueError without showing any part of a key."""
        return cls(parse(text), root)

    @property
    def ids(self) -> list[str]:
        """Key ids, newest first."""
        return list(self._keys.ids)

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        """Wrap under the newest master key, bound to `context`."""
        bound = self._bound(self.newest, context)
        return WrappedKey(self.newest, self._keys.wrap(self.newest, data_key, bound))

    def unwrap(self, wrapped: WrappedKey, context: bytes) -> bytes:
        """The data key. Raises SealBrokenError."""
        if wrapped.key_id not in self._keys.ids:
            raise SealBrokenError("the master key is not on the ring")
        bound = self._bound(wrapped.key_id, context)
        return self._keys.unwrap(wrapped.key_id, wrapped.wrapped, bound)

    def derive(self, label: bytes) -> bytes:
        """32 bytes for one purpose; the same on every machine of the shop, for good."""
        return hmac.digest(self._root, label, "sha256")

    def fingerprint(self, value: bytes) -> str:
        """Keyed fingerprint (HMAC-SHA256, hex): finds duplicates without decrypting."""
        return hmac.new(self._fingerprints, value, hashlib.sha256).hexdigest()

    @staticmethod
    def _bound(key_id: str, context: bytes) -> bytes:
        return b"bitloot-wrap-v1\x00" + key_id.encode() + b"\x00" + context
