"""Objects on disk: a body file, and a sidecar whose appearance is the commit.

`{root}/{bucket}/{sha256 of key}.json` names the body file, so that no key can lead outside, and a
kill between the two writes leaves the old object.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bitloot.sandbox.s3.errors import S3Error

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_MAX_KEY = 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """A sidecar: what is known about an object; `headers` are answered with its GET."""

    key: str
    body: str
    size: int
    etag: str
    modified: float
    headers: dict[str, str] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)


class Store:
    """All buckets; sidecars are kept in memory, bodies only on disk."""

    def __init__(self, root: Path) -> None:
        """Read what an earlier run left; half-written files are swept."""
        self.root = root
        self.lock = threading.RLock()
        self._buckets: dict[str, dict[str, Stored]] = {}
        root.mkdir(parents=True, exist_ok=True)
        for folder in sorted(root.iterdir()):
            if folder.is_dir() and _BUCKET.fullmatch(folder.name):
                self._buckets[folder.name] = _read(folder)

    def create(self, bucket: str) -> None:
        """Make a bucket; one that is there stays as it is."""
        if not _BUCKET.fullmatch(bucket) or ".." in bucket:
            raise S3Error("InvalidBucketName", "The specified bucket is not valid.")
        with self.lock:
            (self.root / bucket).mkdir(exist_ok=True)
            self._buckets.setdefault(bucket, {})

    def bucket(self, bucket: str) -> dict[str, Stored]:
        """The objects of a bucket by key, or NoSuchBucket."""
        try:
            return self._buckets[bucket]
        except KeyError as error:
            message = "The specified bucket does not exist"
            raise S3Error("NoSuchBucket", message) from error

    def find(self, bucket: str, key: str) -> Stored:
        """The object, or NoSuchKey."""
        with self.lock:
            try:
                return self.bucket(bucket)[key]
            except KeyError as error:
                message = "The specified key does not exist."
                raise S3Error("NoSuchKey", message) from error

    def keys(self, bucket: str) -> list[Stored]:
        """All objects in the order of their keys' bytes."""
        with self.lock:
            return sorted(self.bucket(bucket).values(), key=lambda stored: stored.key.encode())

    def write_body(self, bucket: str, blocks: Iterable[bytes]) -> str:
        """Write a body that no object names yet and return its file name."""
        self.bucket(bucket)
        name = f"{uuid.uuid4().hex}.body"
        path = self.root / bucket / name
        try:
            with path.open("wb") as file:
                for block in blocks:
                    file.write(block)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return name

    def commit(self, bucket: str, stored: Stored) -> None:
        """Make an object appear in place of an older one."""
        if not stored.key or len(stored.key.encode()) > _MAX_KEY:
            raise S3Error("KeyTooLongError", "Your key is too long")
        with self.lock:
            objects = self.bucket(bucket)
            sidecar = self._sidecar(bucket, stored.key)
            fresh = sidecar.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(stored)), encoding="utf-8")
            fresh.replace(sidecar)
            old = objects.get(stored.key)
            objects[stored.key] = stored
        if old is not None:
            self.body_path(bucket, old).unlink(missing_ok=True)

    def delete(self, bucket: str, key: str) -> None:
        """Remove an object; nothing happens where there is none."""
        with self.lock:
            old = self.bucket(bucket).pop(key, None)
            self._sidecar(bucket, key).unlink(missing_ok=True)
        if old is not None:
            self.body_path(bucket, old).unlink(missing_ok=True)

    def body_path(self, bucket: str, stored: Stored) -> Path:
        """Where the bytes lie."""
        return self.root / bucket / stored.body

    def _sidecar(self, bucket: str, key: str) -> Path:
        return self.root / bucket / f"{hashlib.sha256(key.encode()).hexdigest()}.json"


def stored_now(key: str, body: str, size: int, etag: str) -> Stored:
    """A sidecar stamped with the present time."""
    return Stored(key, body, size, etag, time.time())


def _read(folder: Path) -> dict[str, Stored]:
    objects: dict[str, Stored] = {}
    for sidecar in folder.glob("*.json"):
        stored = Stored(**json.loads(sidecar.read_text(encoding="utf-8")))
        objects[stored.key] = stored
    named = {stored.body for stored in objects.values()}
    for path in folder.iterdir():
        if path.suffix in {".new", ".body"} and path.name not in named:
            path.unlink()
    return objects
