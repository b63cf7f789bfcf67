"""A mail as it is accepted: the checks, the journal's form, the API's shape."""

from __future__ import annotations

import re
import uuid

from bitloot.sandbox.clock import postgres_time
from bitloot.sandbox.documents import Doc, Json, document, documents, number, text, texts
from bitloot.sandbox.resend.errors import ApiError, invalid

KIND = "mail"
MOST_RECIPIENTS = 50
BLOCKED_DOMAINS = frozenset({"example.com", "test.com"})

_ADDRESS = re.compile(r"[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+")
_NAMED = re.compile(r"[^<>]*<([^<>]+)>")
_TAG = re.compile(r"[A-Za-z0-9_-]{1,256}")

FORMAT = (
    "The email address needs to follow the `email@example.com` or "
    "`Name <email@example.com>` format."
)
BAD_TAG = "Tags should only contain ASCII letters, numbers, underscores, or dashes."


def bare(address: str) -> str:
    """Return the address inside `Name <address>`, lower-case."""
    named = _NAMED.fullmatch(address.strip())
    return (named[1] if named else address).strip().lower()


def check(body: Doc, *, verified_domain: str, reject_example: bool) -> None:
    """Raise the provider's error for the first thing wrong with a mail."""
    for name in ("from", "to", "subject"):
        if not body.get(name):
            raise invalid(f"Missing `{name}` field.", "missing_required_field")
    if not any(body.get(name) for name in ("html", "text", "template")):
        raise invalid("Missing `html` or `text` field.", "missing_required_field")
    _check_sender(body.get("from"), verified_domain)
    for name in ("to", "cc", "bcc", "reply_to"):
        _check_recipients(name, body.get(name), reject_example=reject_example)
    for name in ("subject", "html", "text"):
        if not isinstance(body.get(name, ""), str | None):
            raise invalid(f"The `{name}` field must be a `string`.")
    _check_tags(body)


def _check_sender(sender: Json, verified_domain: str) -> None:
    if not isinstance(sender, str) or not _ADDRESS.fullmatch(bare(sender)):
        raise invalid(f"Invalid `from` field. {FORMAT}")
    domain = bare(sender).rpartition("@")[2]
    if verified_domain and domain != verified_domain:
        message = f"The {domain} domain is not verified. Please, add and verify your domain."
        raise ApiError(403, "validation_error", message)


def _check_recipients(name: str, value: Json, *, reject_example: bool) -> None:
    addresses = _listed(value)
    if addresses is None or not all(_ADDRESS.fullmatch(bare(a)) for a in addresses):
        raise invalid(f"Invalid `{name}` field. {FORMAT}")
    if len(addresses) > MOST_RECIPIENTS:
        raise invalid(f"The `{name}` field must not contain more than {MOST_RECIPIENTS} addresses.")
    if reject_example and any(bare(a).rpartition("@")[2] in BLOCKED_DOMAINS for a in addresses):
        raise invalid(
            f"Invalid `{name}` field. Please use our testing email address instead of domains "
            "like `example.com`."
        )


def _check_tags(body: Doc) -> None:
    for tag in documents(body, "tags"):
        if not (_TAG.fullmatch(text(tag, "name")) and _TAG.fullmatch(text(tag, "value"))):
            raise invalid(BAD_TAG)


def _listed(value: Json) -> list[str] | None:
    """Return addresses given as one string or a list; None for anything else."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        found = [item for item in value if isinstance(item, str)]
        return found if len(found) == len(value) else None
    return None


def accepted(body: Doc, *, key: str | None, index: int | None, now: float) -> Doc:
    """Return a checked mail in the journal's form, with ids of its own.

    `idempotency_key` and `batch_index` are kept so that a test can count sends.
    """
    mail_id = str(uuid.uuid4())
    headers: Doc = document(body, "headers")
    attachments: list[Json] = [text(a, "filename") for a in documents(body, "attachments")]
    return {
        "id": mail_id,
        "message_id": f"<{uuid.uuid4()}@mail.resend.example>",
        "from": text(body, "from"),
        "to": list[Json](_listed(body["to"]) or []),
        "cc": list[Json](_listed(body.get("cc")) or []),
        "bcc": list[Json](_listed(body.get("bcc")) or []),
        "reply_to": list[Json](_listed(body.get("reply_to")) or []),
        "subject": text(body, "subject"),
        "html": text(body, "html"),
        "text": text(body, "text"),
        "headers": headers,
        "tags": {text(t, "name"): text(t, "value") for t in documents(body, "tags")},
        "attachments": attachments,
        "created_at": now,
        "last_event": "queued",
        "idempotency_key": key,
        "batch_index": index,
    }


def shape(mail: Doc) -> Doc:
    """Return the answer to GET /emails/{id}."""
    return {
        "object": "email",
        "id": mail["id"],
        "message_id": mail["message_id"],
        "to": mail["to"],
        "from": mail["from"],
        "created_at": postgres_time(number(mail, "created_at")),
        "subject": mail["subject"],
        "html": text(mail, "html") or None,
        "text": text(mail, "text") or None,
        "bcc": mail["bcc"],
        "cc": mail["cc"],
        "reply_to": mail["reply_to"],
        "last_event": mail["last_event"],
    }


def recipients(mail: Doc) -> list[str]:
    """Return every bare address the mail goes to."""
    return [bare(a) for name in ("to", "cc", "bcc") for a in texts(mail, name)]
