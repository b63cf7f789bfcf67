"""PUT, GET, HEAD and DELETE of one object, whole or in parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flask import Request, Response, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from bitloot.sandbox.s3.bodies import Body
from bitloot.sandbox.s3.errors import S3Error, xml_answer
from bitloot.sandbox.s3.listing import NAMESPACE
from bitloot.sandbox.s3.multipart import Part, Uploads
from bitloot.sandbox.s3.store import Store, stored_now

_KEPT = ("Content-Type", "Cache-Control", "Content-Disposition", "Content-Language", "Expires")
_DEFAULT_TYPE = "binary/octet-stream"
_MAX_PART = 10_000


def kept_headers(request: Request) -> dict[str, str]:
    """The headers an object is later answered with."""
    kept = {name: request.headers[name] for name in _KEPT if name in request.headers}
    kept.setdefault("Content-Type", _DEFAULT_TYPE)
    encodings = request.headers.get("Content-Encoding", "").split(",")
    encoding = ",".join(e.strip() for e in encodings if e.strip() not in {"", "aws-chunked"})
    if encoding:
        kept["Content-Encoding"] = encoding
    sent = ((name.lower(), value) for name, value in request.headers.items())
    meta = {name: value for name, value in sent if name.startswith("x-amz-meta-")}
    return kept | meta


def put_object(store: Store, bucket: str, key: str, request: Request) -> Response:
    """Store the body under the key."""
    body = Body(request)
    name = store.write_body(bucket, body.blocks())
    stored = replace(
        stored_now(key, name, body.size, body.etag),
        headers=kept_headers(request),
        checksums=body.checksums,
    )
    store.commit(bucket, stored)
    response = Response(status=200)
    response.headers["ETag"] = f'"{stored.etag}"'
    for check, value in stored.checksums.items():
        response.headers[f"x-amz-checksum-{check}"] = value
    return response


def get_object(store: Store, bucket: str, key: str, request: Request) -> Response:
    """The object, or a range of it; serves HEAD as well."""
    with store.lock:
        stored = store.find(bucket, key)
        headers = stored.headers | _overrides(request)
        try:
            response = send_file(
                store.body_path(bucket, stored),
                mimetype=headers["Content-Type"],
                conditional=True,
                etag=stored.etag,
                last_modified=datetime.fromtimestamp(stored.modified, UTC),
            )
        except RequestedRangeNotSatisfiable as error:
            message = "The requested range is not satisfiable"
            raise S3Error("InvalidRange", message) from error
    response.headers.pop("Cache-Control", None)
    response.headers.pop("Content-Disposition", None)
    response.headers.update(headers)
    if request.headers.get("x-amz-checksum-mode") == "ENABLED":
        whole = "Range" not in request.headers
        for check, value in stored.checksums.items() if whole else ():
            response.headers[f"x-amz-checksum-{check}"] = value
    return response


def _overrides(request: Request) -> dict[str, str]:
    """`response-content-type=…` and its kin in a signed query."""
    names = (*_KEPT, "Content-Encoding")
    given = {name: request.args.get(f"response-{name.lower()}") for name in names}
    return {name: value for name, value in given.items() if value is not None}


def begin_upload(uploads: Uploads, bucket: str, key: str, request: Request) -> Response:
    """POST ?uploads."""
    upload_id = uploads.begin(bucket, key, kept_headers(request))
    return xml_answer(
        f'<InitiateMultipartUploadResult xmlns="{NAMESPACE}"><UploadId>{upload_id}</UploadId>'
        "</InitiateMultipartUploadResult>"
    )


def put_part(store: Store, uploads: Uploads, bucket: str, key: str, request: Request) -> Response:
    """PUT ?partNumber=…&uploadId=…."""
    upload = uploads.find(request.args["uploadId"], bucket, key)
    number = request.args.get("partNumber", "")
    if not number.isdigit() or not 1 <= int(number) <= _MAX_PART:
        raise S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000")
    body = Body(request)
    name = store.write_body(bucket, body.blocks())
    uploads.add(upload, int(number), Part(body.etag, store.root / bucket / name, body.size))
    response = Response(status=200)
    response.headers["ETag"] = f'"{body.etag}"'
    for check, value in body.checksums.items():
        response.headers[f"x-amz-checksum-{check}"] = value
    return response


def complete_upload(uploads: Uploads, bucket: str, key: str, request: Request) -> Response:
    """POST ?uploadId=…."""
    upload_id = request.args["uploadId"]
    upload = uploads.find(upload_id, bucket, key)
    body = Body(request)
    stored = uploads.complete(upload_id, upload, b"".join(body.blocks()))
    return xml_answer(
        f'<CompleteMultipartUploadResult xmlns="{NAMESPACE}">'
        f"<ETag>&quot;{stored.etag}&quot;</ETag></CompleteMultipartUploadResult>"
    )
