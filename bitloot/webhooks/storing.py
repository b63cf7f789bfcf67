"""A genuine webhook and the job that applies it, stored by one statement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import current_app

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.jobs.queue import nudge_soon
from bitloot.core.lane import Row, Statement, get_lane
from bitloot.webhooks.models import Sender, Verdict

_EXTENSION = "bitloot_inbox_work"
_STORE = Statement(
    "store_webhook",
    """
with event as (
    insert into webhook_events (id, sender, verdict, processing, dedupe_key, reference, event,
        body, headers, remote_ip, secret_id, repeats, attempts)
    values (%(id)s, %(sender)s, 'accepted', 'waiting', %(dedupe_key)s, %(reference)s, %(event)s,
        %(body)s, %(headers)s, %(remote_ip)s, %(secret_id)s, 0, 0)
    on conflict (sender, dedupe_key) where dedupe_key is not null
        do update set repeats = webhook_events.repeats + 1
    returning repeats
), job as (
    insert into jobs (id, kind, key, payload, priority, state, attempts, postponements,
        run_at, nudged_at)
    select %(job_id)s::uuid, %(kind)s, %(id)s::text, jsonb_build_object('event_id', %(id)s::text),
        %(priority)s::int, 'queued', 0, 0, %(now)s, %(now)s
    from event where repeats = 0 and %(kind)s is not null
)
select repeats from event
""",
    {
        "id": "uuid",
        "sender": "text",
        "dedupe_key": "text",
        "reference": "text",
        "event": "text",
        "body": "bytea",
        "headers": "jsonb",
        "remote_ip": "text",
        "secret_id": "text",
        "job_id": "uuid",
        "kind": "text",
        "priority": "int",
        "now": "timestamptz",
    },
)

_KEEP_REFUSED = Statement(
    "keep_refused_webhook",
    """
insert into webhook_events (id, sender, verdict, processing, body, headers, remote_ip, result,
    repeats, attempts)
values (%(id)s, %(sender)s, %(verdict)s, 'none', %(body)s, %(headers)s, %(remote_ip)s, %(result)s,
    0, 0)
on conflict (id) do nothing returning id
""",
    {
        "id": "uuid",
        "sender": "text",
        "verdict": "text",
        "body": "bytea",
        "headers": "jsonb",
        "remote_ip": "text",
        "result": "text",
    },
)
_REFUSED = {
    Verdict.BAD_SIGNATURE: "Its signature is not made with our secret: it is another shop's or a "
    "forgery, or the secret has been changed. Nothing was done about it.",
    Verdict.BAD_BODY: "Signed, but not what this sender sends. Nothing was done about it.",
    Verdict.TOO_LARGE: "Larger than a webhook may be, so it was not read.",
    Verdict.CLOSED: "No secret is set for this sender, so nothing it sends can be believed.",
}
"""Why it was turned away at the door, for staff."""


@dataclass(frozen=True, slots=True)
class Work:
    """The job that applies a sender's webhooks; its payload is `event_id`."""

    kind: str
    priority: int


@dataclass(frozen=True, slots=True)
class Genuine:
    """What is stored of a verified webhook."""

    id: UUID
    sender: Sender
    dedupe_key: str
    reference: str | None
    event: str
    body: bytes
    headers: dict[str, str]
    remote_ip: str | None
    secret_id: str


def install_work(extensions: dict[str, object], work: Mapping[Sender, Work]) -> None:
    """Say which job applies whose webhooks; called once when the application starts."""
    extensions[_EXTENSION] = work


def has_job(sender: Sender) -> bool:
    """Whether a job was stored with the event; otherwise the shop is told by `WebhookAccepted`."""
    return sender in _listed()


def store(genuine: Genuine) -> bool:
    """Store it with its job; False when the exact event was here already, which is counted.

    Committed at once, in one round trip: the sender waits. Only where several rows follow from an
    event (no job is listed for its sender) it is part of the request's transaction.
    """
    work = _listed().get(genuine.sender)
    if work is None:
        first = db.session.connection().exec_driver_sql(_STORE.sql, _values(genuine)).first()
        return _is_new(None if first is None else tuple(first))
    job_id = new_id()
    row = get_lane().run(_STORE, _values(genuine, job_id, work))
    if not _is_new(row):
        return False
    nudge_soon(job_id, work.priority)
    return True


def keep_refused(
    sender: Sender, verdict: Verdict, body: bytes, headers: dict[str, str], remote_ip: str | None
) -> None:
    """Without a dedupe key: what is not verified must not stand in for what is. Committed."""
    values = {
        "id": str(new_id()),
        "sender": sender.value,
        "verdict": verdict.value,
        "body": body,
        "headers": json.dumps(headers),
        "remote_ip": remote_ip,
        "result": _REFUSED.get(verdict),
    }
    get_lane().run(_KEEP_REFUSED, values)


def _listed() -> Mapping[Sender, Work]:
    listed: Mapping[Sender, Work] = current_app.extensions[_EXTENSION]
    return listed


def _is_new(row: Row | None) -> bool:
    return row is not None and row[0] == 0


def _values(
    genuine: Genuine, job_id: UUID | None = None, work: Work | None = None
) -> dict[str, str | bytes | int | datetime | None]:
    return {
        "id": str(genuine.id),
        "sender": genuine.sender.value,
        "dedupe_key": genuine.dedupe_key,
        "reference": genuine.reference,
        "event": genuine.event,
        "body": genuine.body,
        "headers": json.dumps(genuine.headers),
        "remote_ip": genuine.remote_ip,
        "secret_id": genuine.secret_id,
        "job_id": str(job_id) if job_id else None,
        "kind": work.kind if work else None,
        "priority": work.priority if work else None,
        "now": utcnow(),
    }
