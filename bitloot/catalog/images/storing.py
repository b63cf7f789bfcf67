"""Where a picture's files lie: under the digest of what was fetched, so that none ever changes."""

import hashlib
import re

from bitloot.catalog.images.rendering import FORMATS, Rendered
from bitloot.providers.objects.client import ObjectStore

_EDITION = b"1:"
"""Raised when the same bytes are rendered differently: files that are out stay as they are."""
_DIGEST = re.compile(r"[0-9a-f]{40}")
_LONGEST_WIDTH = 4


def digest_of(body: bytes) -> str:
    """Names the files that are made of these bytes."""
    return hashlib.sha256(_EDITION + body).hexdigest()[:40]


def key_of(digest: str, width: int, extension: str) -> str:
    """In the object store."""
    return f"images/{digest[:2]}/{digest}/{width}.{extension}"


def store(objects: ObjectStore, digest: str, made: Rendered) -> int:
    """Keep every file; bytes in all. Raises the object store's errors; may be repeated."""
    for (width, extension), body in made.files.items():
        objects.put(key_of(digest, width, extension), body, f"image/{extension}")
    return sum(map(len, made.files.values()))


def load(objects: ObjectStore, digest: str, name: str) -> bytes | None:
    """A file by its public name, `320.avif`; None for one that was never made."""
    width, _, extension = name.partition(".")
    known = _DIGEST.fullmatch(digest) and extension in FORMATS
    if not known or not width.isdecimal() or not width.isascii() or len(width) > _LONGEST_WIDTH:
        return None
    return objects.get(key_of(digest, int(width), extension))
