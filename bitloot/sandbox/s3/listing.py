"""GET bucket with list-type=2."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape

from werkzeug.datastructures import MultiDict

from bitloot.sandbox.s3.errors import S3Error
from bitloot.sandbox.s3.store import Store, Stored

NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
MAX_KEYS = 1000


def iso_time(epoch: float) -> str:
    """`2026-01-31T10:20:30.000Z`."""
    return f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def list_objects(store: Store, bucket: str, args: MultiDict[str, str]) -> str:
    """The ListBucketResult document."""
    prefix, delimiter = args.get("prefix", ""), args.get("delimiter", "")
    limit = _limit(args)
    after = _after(args)
    entries = _entries(store.keys(bucket), prefix, delimiter)
    waiting = [(name, stored) for name, stored in entries if name.encode() > after.encode()]
    shown = waiting[:limit]
    encoded = args.get("encoding-type") == "url"
    parts = [
        f"<Name>{escape(bucket)}</Name><Prefix>{_text(prefix, encoded=encoded)}</Prefix>",
        f"<KeyCount>{len(shown)}</KeyCount><MaxKeys>{limit}</MaxKeys>",
    ]
    if delimiter:
        parts.append(f"<Delimiter>{_text(delimiter, encoded=encoded)}</Delimiter>")
    if encoded:
        parts.append("<EncodingType>url</EncodingType>")
    truncated = len(waiting) > len(shown) and bool(shown)
    parts.append(f"<IsTruncated>{str(truncated).lower()}</IsTruncated>")
    if truncated:
        token = base64.urlsafe_b64encode(shown[-1][0].encode()).decode()
        parts.append(f"<NextContinuationToken>{token}</NextContinuationToken>")
    parts += [_entry(name, stored, encoded=encoded) for name, stored in shown]
    return f'<ListBucketResult xmlns="{NAMESPACE}">{"".join(parts)}</ListBucketResult>'


def _limit(args: MultiDict[str, str]) -> int:
    raw = args.get("max-keys", str(MAX_KEYS))
    if not raw.isdigit():
        raise S3Error("InvalidArgument", "Provided max-keys not an integer or within integer range")
    return min(int(raw), MAX_KEYS)


def _after(args: MultiDict[str, str]) -> str:
    token = args.get("continuation-token")
    if token is None:
        return args.get("start-after", "")
    try:
        return base64.urlsafe_b64decode(token).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise S3Error("InvalidArgument", "The continuation token is incorrect") from error


def _entries(objects: list[Stored], prefix: str, delimiter: str) -> list[tuple[str, Stored | None]]:
    """Keys and, where a delimiter folds them, common prefixes (without an object), in order."""
    entries: dict[str, Stored | None] = {}
    for stored in objects:
        if not stored.key.startswith(prefix):
            continue
        rest = stored.key[len(prefix) :]
        if delimiter and delimiter in rest:
            entries[prefix + rest.split(delimiter, 1)[0] + delimiter] = None
        else:
            entries[stored.key] = stored
    return list(entries.items())


def _entry(name: str, stored: Stored | None, *, encoded: bool) -> str:
    printed = _text(name, encoded=encoded)
    if stored is None:
        return f"<CommonPrefixes><Prefix>{printed}</Prefix></CommonPrefixes>"
    return (
        f"<Contents><Key>{printed}</Key><LastModified>{iso_time(stored.modified)}</LastModified>"
        f"<ETag>&quot;{stored.etag}&quot;</ETag><Size>{stored.size}</Size>"
        "<StorageClass>STANDARD</StorageClass></Contents>"
    )


def _text(value: str, *, encoded: bool) -> str:
    return quote(value, safe="/-_.~") if encoded else escape(value)
