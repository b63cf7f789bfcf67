"""Builds the S3 server: path-style, one bucket made at the start."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from flask import Flask, Response, request

from bitloot.sandbox.clock import Clock, system_clock
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.outage import install_outage, outage_switches
from bitloot.sandbox.s3.errors import S3Error, error_answer, xml_answer
from bitloot.sandbox.s3.listing import list_objects
from bitloot.sandbox.s3.multipart import Uploads
from bitloot.sandbox.s3.objects import (
    begin_upload,
    complete_upload,
    get_object,
    put_object,
    put_part,
)
from bitloot.sandbox.s3.signatures import check_signature, raw_url
from bitloot.sandbox.s3.store import Store
from bitloot.sandbox.switches import Switches

SWITCHES = outage_switches("s3")
METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]


def create_app(config: SandboxConfig, switches: Switches, clock: Clock = system_clock) -> Flask:
    """The server over `{data_dir}/s3`."""
    app = Flask(__name__)
    app.url_map.merge_slashes = False
    store = Store(config.data_dir / "s3")
    store.create(config.s3_bucket)
    uploads = Uploads(store)
    install_outage(app, switches, "s3")

    @app.route("/", defaults={"path": ""}, methods=METHODS)
    @app.route("/<path:path>", methods=METHODS)
    def serve(path: str) -> Response:  # noqa: ARG001 (the raw URL decides, see _address)
        if request.method == "OPTIONS":
            return _preflight()
        check_signature(request, config.s3_access_key, config.s3_secret_key, clock())
        bucket, key = _address()
        if key:
            return _serve_object(store, uploads, bucket, key)
        return _serve_bucket(store, bucket)

    @app.errorhandler(S3Error)
    def refuse(error: S3Error) -> Response:
        return error_answer(error)

    @app.after_request
    def share(response: Response) -> Response:
        """Any page may read what a signed address opens."""
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Range, Content-Length"
        return response

    return app


def _address() -> tuple[str, str]:
    """Bucket and key, decoded once from the raw URL."""
    path = urlsplit(raw_url(request)).path
    bucket, _, key = path.removeprefix("/").partition("/")
    return unquote(bucket), unquote(key)


def _preflight() -> Response:
    response = Response(status=200)
    asked = request.headers.get("Access-Control-Request-Headers", "*")
    response.headers["Access-Control-Allow-Headers"] = asked
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, PUT"
    response.headers["Access-Control-Max-Age"] = "3600"
    return response


def _serve_object(store: Store, uploads: Uploads, bucket: str, key: str) -> Response:
    args = request.args
    if request.method in {"GET", "HEAD"}:
        return get_object(store, bucket, key, request)
    if request.method == "PUT":
        if "uploadId" in args:
            return put_part(store, uploads, bucket, key, request)
        return put_object(store, bucket, key, request)
    if request.method == "DELETE":
        if "uploadId" in args:
            uploads.find(args["uploadId"], bucket, key)
            uploads.forget(args["uploadId"])
        else:
            store.delete(bucket, key)
        return Response(status=204)
    if "uploads" in args:
        return begin_upload(uploads, bucket, key, request)
    if "uploadId" in args:
        return complete_upload(uploads, bucket, key, request)
    raise _not_allowed()


def _serve_bucket(store: Store, bucket: str) -> Response:
    if request.method == "PUT":
        store.create(bucket)
        return Response(status=200)
    store.bucket(bucket)
    if request.method == "HEAD":
        return Response(status=200)
    if request.method == "GET" and request.args.get("list-type") == "2":
        return xml_answer(list_objects(store, bucket, request.args))
    raise _not_allowed()


def _not_allowed() -> S3Error:
    message = "The specified method is not allowed against this resource."
    return S3Error("MethodNotAllowed", message)
