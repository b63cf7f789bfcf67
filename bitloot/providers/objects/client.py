"""The S3 protocol as far as the shop needs it; path-style, so that any S3 server will do."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
)

from bitloot.core.http.breaker import Breaker
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.metrics import PROVIDER_SECONDS

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

LONGEST_SIGNED_SECONDS = 900
SEALED = "application/octet-stream"
_NAME = "objects"
_TRIES = 3
_NOT_FOUND = 404
_SERVER_ERROR = 500
_AWAY = frozenset({429, 503})
_NO_BUCKET = "NoSuchBucket"
_AMAZON = re.compile(r"https://s3[.-]([a-z0-9-]+)\.amazonaws\.com")


def _region(endpoint: str) -> str:
    """Amazon's host names its region; R2 and others accept the name of the oldest one."""
    found = _AMAZON.match(endpoint)
    return found.group(1) if found else "us-east-1"


class ObjectStore:
    """One bucket. Thread-safe; connections are kept alive. `makes_bucket`: if it is missing.

    Raises ProviderUnavailableError (nothing happened), ProviderUnknownError (nobody knows) or
    ProviderRefusedError (a clear no). Putting and deleting may be repeated freely.
    """

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: str,
        bucket: str,
        *,
        timeout: float,
        breaker: Breaker,
        makes_bucket: bool = False,
    ) -> None:
        self.bucket = bucket
        self._makes_bucket = makes_bucket
        self.breaker = breaker
        self._s3: S3Client = Session().client(
            "s3",
            endpoint_url=endpoint or None,
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            region_name=_region(endpoint),
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                connect_timeout=min(timeout, 5.0),
                read_timeout=timeout,
                retries={"total_max_attempts": _TRIES, "mode": "standard"},
                max_pool_connections=32,
                # Checksum trailers are Amazon's own: R2 and others refuse or ignore them.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def put(self, key: str, body: bytes, content_type: str = SEALED) -> None:
        """Store `body` as it is: ciphertext, or a picture that everybody may see."""
        with self._call("put"):
            try:
                self._put(key, body, content_type)
            except ClientError as error:
                if not self._makes_bucket or _code(error) != _NO_BUCKET:
                    raise
                self._s3.create_bucket(Bucket=self.bucket)
                self._put(key, body, content_type)

    def _put(self, key: str, body: bytes, content_type: str) -> None:
        self._s3.put_object(Bucket=self.bucket, Key=key, Body=body, ContentType=content_type)

    def get(self, key: str) -> bytes | None:
        """The whole object, or None when it is not there."""
        with self._call("get"):
            try:
                return self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
            except ClientError as error:
                if _is_missing(error):
                    return None
                raise

    def head(self, key: str) -> int | None:
        """The object's size in bytes, or None when it is not there."""
        with self._call("head"):
            try:
                return self._s3.head_object(Bucket=self.bucket, Key=key)["ContentLength"]
            except ClientError as error:
                if _is_missing(error):
                    return None
                raise

    def delete(self, key: str) -> None:
        """Remove it; removing what is not there is right too."""
        with self._call("delete"):
            self._s3.delete_object(Bucket=self.bucket, Key=key)

    def signed_url(self, key: str, *, seconds: int) -> str:
        """A URL that reads this one object until `seconds` from now (at most 15 minutes)."""
        if not 0 < seconds <= LONGEST_SIGNED_SECONDS:
            raise ValueError(f"a signed URL lives 1 to {LONGEST_SIGNED_SECONDS} seconds")
        return self._s3.generate_presigned_url(
            "get_object", Params={"Bucket": self.bucket, "Key": key}, ExpiresIn=seconds
        )

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        in_trouble = self.breaker.check()
        started = time.monotonic()
        result = "ok"
        try:
            yield
            if in_trouble:
                self.breaker.succeeded()
        except ClientError as error:
            result = str(_status(error))
            raise self._judged(error) from None
        except (EndpointConnectionError, ConnectTimeoutError):
            result = "unavailable"
            self.breaker.failed()
            raise ProviderUnavailableError(_NAME, "no connection") from None
        except BotoCoreError as error:
            result = "unknown"
            self.breaker.failed()
            raise ProviderUnknownError(_NAME, type(error).__name__) from None
        finally:
            PROVIDER_SECONDS.labels(_NAME, name, result).observe(time.monotonic() - started)

    def _judged(self, error: ClientError) -> Exception:
        status, code = _status(error), _code(error)
        if status in _AWAY:
            self.breaker.failed()
            return ProviderUnavailableError(_NAME, f"HTTP {status}", 1.0)
        if status >= _SERVER_ERROR:
            self.breaker.failed()
            return ProviderUnknownError(_NAME, f"HTTP {status}")
        self.breaker.succeeded()
        return ProviderRefusedError(_NAME, status, code, "")


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _is_missing(error: ClientError) -> bool:
    return _status(error) == _NOT_FOUND and _code(error) != _NO_BUCKET
