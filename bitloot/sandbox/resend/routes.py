"""Sending, reading a mail, the suppression list."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from bitloot.sandbox.documents import Doc, Json, text, texts
from bitloot.sandbox.resend import mail as mails
from bitloot.sandbox.resend import suppressions
from bitloot.sandbox.resend.errors import ApiError, invalid, unexpected
from bitloot.sandbox.resend.idempotency import IdempotencyKeys
from bitloot.sandbox.resend.mailroom import Mailroom
from bitloot.sandbox.switches import Switches

LARGEST_BATCH = 100


def mail_routes(mailroom: Mailroom, keys: IdempotencyKeys, switches: Switches) -> Blueprint:
    """Return the routes of mails."""
    routes = Blueprint("mails", __name__)

    @routes.post("/emails")
    def send() -> Response:
        body = _json()
        if not isinstance(body, dict):
            raise invalid("The request body must be an object.")
        _check(body, switches)
        key = request.headers.get("idempotency-key")
        return _sent(lambda: {"id": mailroom.accept(body, key=key)}, body, keys, switches)

    @routes.post("/emails/batch")
    def send_batch() -> Response:
        bodies = _json()
        if not isinstance(bodies, list) or not 1 <= len(bodies) <= LARGEST_BATCH:
            raise invalid(f"The request body must be an array of 1 to {LARGEST_BATCH} emails.")
        good, errors = _sorted_batch(bodies, switches)
        permissive = request.headers.get("x-batch-validation", "strict") == "permissive"
        if errors and not permissive:
            raise invalid(text(errors[0], "message"))
        key = request.headers.get("idempotency-key")

        def accept_all() -> Doc:
            data: list[Json] = [
                {"id": mailroom.accept(body, key=key, index=index)} for index, body in good
            ]
            return {"data": data, "errors": list[Json](errors)} if permissive else {"data": data}

        return _sent(accept_all, bodies, keys, switches)

    @routes.get("/emails/<mail_id>")
    def read(mail_id: str) -> Response:
        mail = mailroom.find(mail_id)
        if mail is None:
            raise ApiError(404, "not_found", "Email not found")
        return jsonify(mails.shape(mail))

    return routes


def suppression_routes(mailroom: Mailroom) -> Blueprint:
    """Return the routes of the suppression list."""
    routes = Blueprint("suppressions", __name__)
    listed = mailroom.suppressions

    @routes.get("/suppressions")
    def all_entries() -> Response:
        data: list[Json] = [suppressions.shape(entry) for entry in listed.all()]
        return jsonify({"object": "list", "has_more": False, "data": data})

    @routes.post("/suppressions")
    def add() -> tuple[Response, int]:
        entry = mailroom.suppress(_address(text(_object(), "email")))
        return jsonify({"object": "suppression", "id": entry["id"]}), 201

    @routes.get("/suppressions/<id_or_email>")
    def read(id_or_email: str) -> Response:
        return jsonify(suppressions.shape(_existing(listed.find(id_or_email))))

    @routes.delete("/suppressions/<id_or_email>")
    def remove(id_or_email: str) -> Response:
        entry = _existing(mailroom.release(id_or_email))
        return jsonify({"object": "suppression", "id": entry["id"], "deleted": True})

    @routes.post("/suppressions/batch/<verb>")
    def batch(verb: str) -> Response:
        acts: dict[str, Callable[[str], Doc | None]] = {
            "add": mailroom.suppress,
            "remove": mailroom.release,
        }
        emails = [_address(email) for email in texts(_object(), "emails")]
        if verb not in acts or not 1 <= len(emails) <= LARGEST_BATCH:
            raise invalid(f"The `emails` field must hold 1 to {LARGEST_BATCH} addresses.")
        done = [acts[verb](email) for email in emails]
        data: list[Json] = [{"object": "suppression", "id": e["id"]} for e in done if e]
        return jsonify({"data": data})

    return routes


def _sent(
    accept: Callable[[], Doc], payload: Json, keys: IdempotencyKeys, switches: Switches
) -> Response:
    failure = switches.take("resend.fail_next")
    if failure == "500_before":
        raise unexpected()
    key = request.headers.get("idempotency-key")
    with keys.claimed(key):
        body = keys.once(key, request.path, payload, accept)
        if failure == "timeout_after":
            time.sleep(switches.number("resend.timeout_s"))
    if failure == "500_after":
        raise unexpected()
    return jsonify(body)


def _sorted_batch(
    bodies: list[Json], switches: Switches
) -> tuple[list[tuple[int, Doc]], list[Doc]]:
    good: list[tuple[int, Doc]] = []
    errors: list[Doc] = []
    for index, body in enumerate(bodies):
        try:
            if not isinstance(body, dict):
                raise invalid("Each email must be an object.")
            for name in ("attachments", "scheduled_at"):
                if body.get(name):
                    raise invalid(f"The `{name}` field is not supported in batches.")
            _check(body, switches)
            good.append((index, body))
        except ApiError as error:
            errors.append({"index": index, "message": error.message})
    return good, errors


def _check(body: Doc, switches: Switches) -> None:
    mails.check(
        body,
        verified_domain=switches.text("resend.verified_domain"),
        reject_example=switches.flag("resend.reject_example_domains"),
    )


def _json() -> Json:
    body: Json = request.get_json(force=True, silent=True)
    if body is None:
        message = "We found an error with one or more fields in the request."
        raise ApiError(400, "validation_error", message)
    return body


def _object() -> Doc:
    body = _json()
    if not isinstance(body, dict):
        raise invalid("The request body must be an object.")
    return body


def _address(email: str) -> str:
    if "@" not in email:
        raise invalid("Invalid `email` field.")
    return mails.bare(email)


def _existing(entry: Doc | None) -> Doc:
    if entry is None:
        raise ApiError(404, "not_found", "Suppression not found")
    return entry
