"""Uploads in parts, as boto3 makes them for anything over 8 MB; parts wait in memory's index only.

A restart forgets unfinished uploads: their body files are swept and the client begins again.
"""

from __future__ import annotations

import hashlib
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from bitloot.sandbox.s3.errors import S3Error
from bitloot.sandbox.s3.store import Store, Stored, stored_now

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """An uploaded part and where its bytes lie."""

    etag: str
    path: Path
    size: int


@dataclass(slots=True)
class Upload:
    """An upload that is not complete."""

    bucket: str
    key: str
    headers: dict[str, str]
    parts: dict[int, Part] = field(default_factory=dict)


class Uploads:
    """The unfinished uploads of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._uploads: dict[str, Upload] = {}

    def begin(self, bucket: str, key: str, headers: dict[str, str]) -> str:
        """Open an upload and return its id."""
        self._store.bucket(bucket)
        upload_id = uuid.uuid4().hex
        with self._lock:
            self._uploads[upload_id] = Upload(bucket, key, headers)
        return upload_id

    def find(self, upload_id: str, bucket: str, key: str) -> Upload:
        """The upload, or NoSuchUpload."""
        with self._lock:
            upload = self._uploads.get(upload_id)
        if upload is None or (upload.bucket, upload.key) != (bucket, key):
            raise S3Error("NoSuchUpload", "The specified upload does not exist.")
        return upload

    def add(self, upload: Upload, number: int, part: Part) -> None:
        """Keep a part; one with the same number is replaced."""
        with self._lock:
            old = upload.parts.get(number)
            upload.parts[number] = part
        if old is not None:
            old.path.unlink(missing_ok=True)

    def complete(self, upload_id: str, upload: Upload, document: bytes) -> Stored:
        """Join the named parts into the object."""
        parts = [_part(upload, number, etag) for number, etag in _named(document)]
        body = self._store.write_body(upload.bucket, _joined(parts))
        digests = b"".join(bytes.fromhex(part.etag) for part in parts)
        etag = f"{hashlib.md5(digests, usedforsecurity=False).hexdigest()}-{len(parts)}"
        stored = stored_now(upload.key, body, sum(part.size for part in parts), etag)
        stored = replace(stored, headers=upload.headers)
        self._store.commit(upload.bucket, stored)
        self.forget(upload_id)
        return stored

    def forget(self, upload_id: str) -> None:
        """Drop an upload and its parts."""
        with self._lock:
            upload = self._uploads.pop(upload_id, None)
        if upload is not None:
            for part in upload.parts.values():
                part.path.unlink(missing_ok=True)


def _named(document: bytes) -> list[tuple[int, str]]:
    try:
        root = fromstring(document)  # noqa: S314 (the caller proved who it is before)
    except ParseError as error:
        raise S3Error("MalformedXML", "The XML you provided was not well-formed.") from error
    parts = [(int(_child(part, "PartNumber")), _child(part, "ETag").strip('"')) for part in root]
    if not parts or parts != sorted(parts):
        raise S3Error("InvalidPart", "The list of parts was empty or not in ascending order.")
    return parts


def _child(part: Element, name: str) -> str:
    for child in part:
        if child.tag.rpartition("}")[2] == name and child.text:
            return child.text
    raise S3Error("MalformedXML", f"A part has no {name}.")


def _part(upload: Upload, number: int, etag: str) -> Part:
    part = upload.parts.get(number)
    if part is None or part.etag != etag:
        raise S3Error("InvalidPart", "One or more of the specified parts could not be found.")
    return part


def _joined(parts: list[Part]) -> Iterator[bytes]:
    for part in parts:
        with part.path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
