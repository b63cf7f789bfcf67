"""Errors in S3's XML."""

from __future__ import annotations

import secrets
from xml.sax.saxutils import escape

from flask import Response, request

_STATUS = {
    "AccessDenied": 403,
    "AuthorizationHeaderMalformed": 400,
    "AuthorizationQueryParametersError": 400,
    "BadDigest": 400,
    "EntityTooSmall": 400,
    "IncompleteBody": 400,
    "InvalidAccessKeyId": 403,
    "InvalidArgument": 400,
    "InvalidBucketName": 400,
    "InvalidPart": 400,
    "InvalidRange": 416,
    "KeyTooLongError": 400,
    "MalformedXML": 400,
    "MethodNotAllowed": 405,
    "NoSuchBucket": 404,
    "NoSuchKey": 404,
    "NoSuchUpload": 404,
    "RequestTimeTooSkewed": 403,
    "SignatureDoesNotMatch": 403,
    "XAmzContentSHA256Mismatch": 400,
}


class S3Error(Exception):
    """A refusal by its S3 code."""

    def __init__(self, code: str, message: str) -> None:
        """`code` decides the HTTP status."""
        super().__init__(message)
        self.code = code
        self.message = message


def xml_answer(body: str, status: int = 200) -> Response:
    """An XML document."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Response(text, status, mimetype="application/xml")


def error_answer(error: S3Error) -> Response:
    """The error document."""
    body = (
        f"<Error><Code>{error.code}</Code><Message>{escape(error.message)}</Message>"
        f"<Resource>{escape(request.path)}</Resource>"
        f"<RequestId>{secrets.token_hex(8).upper()}</RequestId></Error>"
    )
    return xml_answer(body, _STATUS[error.code])
