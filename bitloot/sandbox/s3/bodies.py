"""Reads a request's body: plain or aws-chunked, its digests checked as it flows by."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import IO

from flask import Request

from bitloot.sandbox.s3.errors import S3Error

_BLOCK = 1 << 16
_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHECKSUMS = ("crc32", "crc32c", "crc64nvme", "sha1", "sha256")


class Body:
    """A body to be read once; after that its digests are known and checked."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._sha256 = hashlib.sha256()
        self._sha1 = hashlib.sha1(usedforsecurity=False)
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._crc32 = 0
        self.size = 0
        self.checksums: dict[str, str] = {}

    @property
    def etag(self) -> str:
        """The MD5 in hexadecimal, without quotes."""
        return self._md5.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """The content, then the checks: S3Error where a digest or the length is wrong."""
        encoding = self._request.headers.get("X-Amz-Content-Sha256", "")
        stream = self._request.stream
        chunked = encoding.startswith("STREAMING-")
        for block in self._chunks(stream) if chunked else _plain(stream):
            self._sha256.update(block)
            self._sha1.update(block)
            self._md5.update(block)
            self._crc32 = zlib.crc32(block, self._crc32)
            self.size += len(block)
            yield block
        for name in _CHECKSUMS:
            given = self._request.headers.get(f"x-amz-checksum-{name}")
            if given:
                self.checksums[name] = given
        self._check(encoding)

    def _chunks(self, stream: IO[bytes]) -> Iterator[bytes]:
        while True:
            head = stream.readline()
            try:
                left = int(head.split(b";")[0], 16)
            except ValueError as error:
                raise S3Error("IncompleteBody", "A chunk has no valid size.") from error
            if left == 0:
                break
            while left:
                block = stream.read(min(left, _BLOCK))
                if not block:
                    raise S3Error("IncompleteBody", "A chunk is shorter than it says.")
                left -= len(block)
                yield block
            stream.readline()
        while line := stream.readline().strip():
            name, _, value = line.decode("ascii", "replace").partition(":")
            if name.startswith("x-amz-checksum-"):
                self.checksums[name.removeprefix("x-amz-checksum-")] = value.strip()

    def _check(self, encoding: str) -> None:
        if _HEX_DIGEST.fullmatch(encoding) and encoding != self._sha256.hexdigest():
            raise S3Error("XAmzContentSHA256Mismatch", "The body does not match its SHA-256.")
        declared = self._request.headers.get("X-Amz-Decoded-Content-Length")
        if declared is not None and declared != str(self.size):
            raise S3Error("IncompleteBody", "The body is not as long as it says.")
        digests = {
            "crc32": self._crc32.to_bytes(4, "big"),
            "sha1": self._sha1.digest(),
            "sha256": self._sha256.digest(),
        }
        wanted = {name: value for name, value in self.checksums.items() if name in digests}
        given_md5 = self._request.headers.get("Content-MD5")
        if given_md5 is not None:
            wanted["md5"] = given_md5
            digests["md5"] = self._md5.digest()
        for name, value in wanted.items():
            if base64.b64encode(digests[name]).decode() != value:
                raise S3Error("BadDigest", f"The {name} you specified did not match.")


def _plain(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block
