"""Makes keys: fifteen characters, or the picture of fifteen characters."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from bitloot.sandbox.documents import Doc, text
from bitloot.sandbox.kinguin.keyimage import gif, png

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS = 3
GROUP = 5


def serial_for(order_id: str, number: int) -> str:
    """`XXXXX-XXXXX-XXXXX`, the same for the same piece of the same order."""
    digest = hashlib.sha256(f"{order_id}/{number}".encode()).digest()
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[: GROUPS * GROUP])
    return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


@lru_cache(maxsize=512)
def _picture(letters: str, kind: str) -> str:
    drawn = gif(letters) if kind == "image/gif" else png(letters)
    return base64.b64encode(drawn).decode()


def wire_serial(key: Doc) -> str:
    """What the API hands out for a stored key: the letters, or a picture in base64."""
    kind = text(key, "type")
    letters = text(key, "letters")
    return letters if kind == "text/plain" else _picture(letters, kind)
