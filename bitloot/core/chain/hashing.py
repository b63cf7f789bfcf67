"""The hashes, keyed: whoever can write to the database alone cannot make them."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from bitloot.core.config import get_key_ring

START = b"\x00" * 32
"""What the first link follows."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Names one chain and holds the key it is made with."""

    book: str
    id: UUID
    key: bytes

    def link(self, before: bytes, position: int, digest: bytes) -> bytes:
        """Hash of the row at `position` (from 1) whose content has `digest`."""
        return self._mac(b"link", before, position, digest)

    def head(self, length: int, last: bytes) -> bytes:
        """Vouches for the length of the chain and its last hash."""
        return self._mac(b"head", b"", length, last)

    def _mac(self, what: bytes, before: bytes, number: int, digest: bytes) -> bytes:
        name = b"%s\x00%s\x00%s%d\x00" % (what, self.book.encode(), self.id.bytes, number)
        return hmac.digest(self.key, name + before + digest, "sha256")


def chain_key() -> bytes:
    """The shop's own, derived from what the key ring keeps for good."""
    return get_key_ring().derive(b"bitloot chain v1")
