"""The inbox: every delivery is stored before anything is done about it."""

from dataclasses import dataclass
from enum import Enum

from bitloot.core.clock import utcnow
from bitloot.core.config import get_key_ring
from bitloot.core.errors import RateLimitedError
from bitloot.core.events import emit
from bitloot.core.ids import new_id
from bitloot.core.metrics import WEBHOOKS
from bitloot.core.ratelimit import limit
from bitloot.webhooks.events import WebhookAccepted
from bitloot.webhooks.headers import EVENT_SECRET, stored_headers
from bitloot.webhooks.models import Sender, Verdict
from bitloot.webhooks.proofs import secret_id, secret_proof
from bitloot.webhooks.reading import BadBodyError, Notice, read
from bitloot.webhooks.storing import Genuine, has_job, keep_refused, store
from bitloot.webhooks.verifying import genuine

_REJECTED_PER_MINUTE = 60  # kept per address; beyond that they are only counted


class Answer(Enum):
    """What the sender is told."""

    OK = 200
    BAD_BODY = 400
    BAD_SIGNATURE = 401
    TOO_LARGE = 413
    CLOSED = 503


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came in. `body` is None when it was too large to be read; header names lower case."""

    sender: Sender
    body: bytes | None
    headers: dict[str, str]
    remote_ip: str | None


def receive(delivery: Delivery, secret: str) -> Answer:
    """Judge, store, and tell the shop of what is genuine and new."""
    if not secret:
        return _reject(delivery, Verdict.CLOSED, Answer.CLOSED)
    if delivery.body is None:
        return _reject(delivery, Verdict.TOO_LARGE, Answer.TOO_LARGE)
    now = utcnow()
    if not genuine(delivery.sender, secret, delivery.body, delivery.headers, at=now):
        return _reject(delivery, Verdict.BAD_SIGNATURE, Answer.BAD_SIGNATURE)
    try:
        notice = read(delivery.sender, delivery.body, delivery.headers)
    except BadBodyError:
        return _reject(delivery, Verdict.BAD_BODY, Answer.BAD_BODY)
    _accept(delivery, delivery.body, notice, secret)
    return Answer.OK


def _accept(delivery: Delivery, body: bytes, notice: Notice, secret: str) -> None:
    genuine_one = Genuine(
        id=new_id(),
        sender=delivery.sender,
        dedupe_key=notice.dedupe_key,
        reference=notice.reference,
        event=notice.name,
        body=body,
        headers=_kept_headers(delivery),
        remote_ip=delivery.remote_ip,
        secret_id=secret_id(get_key_ring(), delivery.sender, secret),
    )
    if not store(genuine_one):
        _count(delivery.sender, Verdict.DUPLICATE)
        return
    _count(delivery.sender, Verdict.ACCEPTED)
    if not has_job(delivery.sender):
        emit(WebhookAccepted(genuine_one.id, delivery.sender, notice.name, notice.ids))


def _reject(delivery: Delivery, verdict: Verdict, answer: Answer) -> Answer:
    """Keep it, up to a limit: a flood of forgeries must not fill the table."""
    _count(delivery.sender, verdict)
    try:
        limit(
            "webhook.rejected", delivery.remote_ip or "", allowed=_REJECTED_PER_MINUTE, seconds=60
        )
    except RateLimitedError:
        return answer
    headers, body = _kept_headers(delivery), delivery.body or b""
    keep_refused(delivery.sender, verdict, body, headers, delivery.remote_ip)
    return answer


def _kept_headers(delivery: Delivery) -> dict[str, str]:
    """Without secrets; one sent in the clear leaves a proof, so that it can be checked again."""
    sent = delivery.headers.get(EVENT_SECRET)
    if sent is None or delivery.body is None:
        return stored_headers(delivery.headers)
    proof = secret_proof(get_key_ring(), sent, delivery.body)
    return stored_headers(delivery.headers, proof)


def _count(sender: Sender, verdict: Verdict) -> None:
    WEBHOOKS.labels(sender.value, verdict.value).inc()
