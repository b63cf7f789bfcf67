"""Checks SigV4, in the Authorization header or in a presigned query, with botocore's own signer."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from flask import Request

from bitloot.sandbox.s3.errors import S3Error

_HEADER = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})"
)
_STAMP = "%Y%m%dT%H%M%SZ"
_MAX_SKEW = timedelta(minutes=15)
_MAX_EXPIRES = 604_800


@dataclass(frozen=True, slots=True)
class Claim:
    """What a request says about its own signature."""

    access_key: str
    region: str
    stamp: str
    signed_headers: frozenset[str]
    signature: str
    expires_s: int | None  # None: signed in the header


def check_signature(request: Request, access_key: str, secret_key: str, now: float) -> None:
    """Pass, or raise the S3Error that the real store would answer at `now` (Unix seconds)."""
    claim = _claim(request)
    if not hmac.compare_digest(claim.access_key.encode(), access_key.encode()):
        raise S3Error("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist.")
    _check_time(claim, datetime.fromtimestamp(now, UTC))
    expected = _expected(request, claim, Credentials(access_key, secret_key))
    if not hmac.compare_digest(expected, claim.signature):
        raise S3Error(
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided.",
        )


def raw_url(request: Request) -> str:
    """The URL exactly as it came, since the signature covers its escapes."""
    return f"http://{request.host}{request.environ['REQUEST_URI']}"


def _claim(request: Request) -> Claim:
    header = request.headers.get("Authorization")
    if header is not None:
        return _header_claim(request, header)
    if "X-Amz-Signature" in request.args:
        return _query_claim(request)
    raise S3Error("AccessDenied", "Access Denied")


def _header_claim(request: Request, header: str) -> Claim:
    found = _HEADER.fullmatch(header)
    stamp = request.headers.get("X-Amz-Date", "")
    if found is None:
        raise S3Error("AuthorizationHeaderMalformed", "The authorization header is malformed.")
    access_key, region = _scope(found[1], stamp, "AuthorizationHeaderMalformed")
    return Claim(access_key, region, stamp, frozenset(found[2].split(";")), found[3], None)


def _query_claim(request: Request) -> Claim:
    code = "AuthorizationQueryParametersError"
    args = request.args
    if args.get("X-Amz-Algorithm") != "AWS4-HMAC-SHA256":
        raise S3Error(code, "X-Amz-Algorithm only supports AWS4-HMAC-SHA256.")
    stamp = args.get("X-Amz-Date", "")
    access_key, region = _scope(args.get("X-Amz-Credential", ""), stamp, code)
    raw_expires = args.get("X-Amz-Expires", "")
    if not raw_expires.isdigit() or not 1 <= int(raw_expires) <= _MAX_EXPIRES:
        raise S3Error(code, "X-Amz-Expires must be between 1 and 604800 seconds.")
    signed = frozenset(args.get("X-Amz-SignedHeaders", "").split(";"))
    return Claim(access_key, region, stamp, signed, args["X-Amz-Signature"], int(raw_expires))


def _scope(credential: str, stamp: str, code: str) -> tuple[str, str]:
    """Access key and region of `KEY/20260101/region/s3/aws4_request`."""
    parts = credential.rsplit("/", 4)
    if len(parts) != 5 or parts[3:] != ["s3", "aws4_request"] or parts[1] != stamp[:8]:  # noqa: PLR2004
        raise S3Error(code, "The credential scope is malformed.")
    return parts[0], parts[2]


def _check_time(claim: Claim, now: datetime) -> None:
    try:
        signed_at = datetime.strptime(claim.stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise S3Error("AccessDenied", "X-Amz-Date is not a valid date.") from error
    if claim.expires_s is None:
        if abs(now - signed_at) > _MAX_SKEW:
            message = "The difference between the request time and the server's time is too large."
            raise S3Error("RequestTimeTooSkewed", message)
    elif signed_at - now > _MAX_SKEW:
        raise S3Error("AccessDenied", "Request is not yet valid")
    elif now > signed_at + timedelta(seconds=claim.expires_s):
        raise S3Error("AccessDenied", "Request has expired")


def _expected(request: Request, claim: Claim, credentials: Credentials) -> str:
    """The signature botocore gives the same request at the same moment."""
    if "host" not in claim.signed_headers:
        raise S3Error("AccessDenied", "The host header must be signed.")
    headers = {n: v for n, v in request.headers.items() if n.lower() in claim.signed_headers}
    signer = S3SigV4Auth if claim.expires_s is None else S3SigV4QueryAuth
    auth = signer(credentials, "s3", claim.region)
    rebuilt = AWSRequest(method=request.method, url=_unsigned_url(request), headers=headers)
    rebuilt.context["timestamp"] = claim.stamp
    canonical = auth.canonical_request(rebuilt)
    return str(auth.signature(auth.string_to_sign(rebuilt, canonical), rebuilt))


def _unsigned_url(request: Request) -> str:
    parts = urlsplit(raw_url(request))
    kept = "&".join(p for p in parts.query.split("&") if not p.startswith("X-Amz-Signature="))
    return urlunsplit(parts._replace(query=kept))
