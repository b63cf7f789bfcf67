"""Webhooks as the providers send them: one POST an attempt, a short timeout, retries after gaps.

Each webhook leaves a document of kind `webhook` with its attempts, for the page and for tests.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import requests

from bitloot.sandbox.documents import Doc, document, documents, number, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.outbox import Outbox

KIND = "webhook"
WORK = "webhook.send"

Signer = Callable[[Doc], dict[str, str]]
"""Given the logged webhook, returns the headers that sign it now."""


@dataclass(frozen=True)
class Webhook:
    """What is sent, and how often it is tried again."""

    provider: str
    subject: str
    """The id of what it tells about: a payment, an order, a mail."""
    event: str
    """The status or event type, for the log."""
    url: str
    headers: dict[str, str]
    body: bytes
    """UTF-8 text, sent as these very bytes."""
    gaps_s: tuple[float, ...] = ()
    """The pause before each retry; its length is the number of retries."""
    timeout_s: float = 3.0


class Webhooks:
    """Sends webhooks through the outbox and keeps their log."""

    def __init__(self, journal: Journal, outbox: Outbox) -> None:
        """Register with the outbox."""
        self._journal = journal
        self._outbox = outbox
        self._session = requests.Session()
        self._session.trust_env = False  # loopback goes through no proxy
        adapter = requests.adapters.HTTPAdapter(pool_maxsize=16)
        self._session.mount("http://", adapter)
        self._signers: dict[str, Signer] = {}
        outbox.register(WORK, self._attempt)

    def sign_with(self, provider: str, signer: Signer) -> None:
        """Let `signer` give headers for each attempt of this provider's webhooks.

        For signatures that carry the time of the attempt; all else is signed once by the sender.
        """
        self._signers[provider] = signer

    def send(self, webhook: Webhook, *, delay_s: float = 0.0, lane: str = "") -> str:
        """Log the webhook, schedule its first attempt and return its id."""
        webhook_id = uuid.uuid4().hex
        with self._journal.batch():
            self._journal.put(KIND, webhook_id, _logged(webhook_id, webhook, "queued"))
            payload: Doc = {"id": webhook_id, "attempt": 0, "lane": lane}
            self._outbox.schedule(WORK, payload, delay_s=delay_s, lane=lane)
        return webhook_id

    def drop(self, webhook: Webhook) -> str:
        """Log a webhook that is lost on the way, send nothing, return its id."""
        webhook_id = uuid.uuid4().hex
        self._journal.put(KIND, webhook_id, _logged(webhook_id, webhook, "dropped"))
        return webhook_id

    def repeat(self, logged: Doc, *, lane: str = "") -> str:
        """Send a logged webhook once more, byte for byte, as a webhook of its own."""
        webhook = Webhook(
            provider=text(logged, "provider"),
            subject=text(logged, "subject"),
            event=text(logged, "event"),
            url=text(logged, "url"),
            headers={name: str(value) for name, value in document(logged, "headers").items()},
            body=text(logged, "body").encode(),
            timeout_s=number(logged, "timeout_s"),
        )
        return self.send(webhook, lane=lane)

    def sent(self, provider: str | None = None, subject: str | None = None) -> list[Doc]:
        """Return the log, oldest first, of one provider and one subject where given."""
        return [
            doc
            for doc in self._journal.scan(KIND)
            if provider in {None, doc["provider"]} and subject in {None, doc["subject"]}
        ]

    def _attempt(self, work: Doc) -> None:
        doc = self._journal.get(KIND, text(work, "id"))
        if doc is None:
            return  # the sandbox was reset meanwhile
        answer = self._post(doc)
        with self._journal.batch():
            if self._journal.get(KIND, text(doc, "id")) is not None:
                self._record(doc, answer, work)

    def _record(self, doc: Doc, answer: Doc, work: Doc) -> None:
        """Keep the attempt's answer, and schedule the next attempt where one is left."""
        attempt = int(number(work, "attempt"))
        gaps = doc["gaps_s"] if isinstance(doc["gaps_s"], list) else []
        delivered = answer.get("status") in range(200, 300)
        again = not delivered and attempt < len(gaps)
        doc["attempts"] = [*documents(doc, "attempts"), answer]
        doc["state"] = "delivered" if delivered else "retrying" if again else "failed"
        self._journal.put(KIND, text(doc, "id"), doc)
        if again:
            gap = gaps[attempt]
            delay_s = float(gap) if isinstance(gap, int | float) else 0.0
            payload: Doc = {**work, "attempt": attempt + 1}
            self._outbox.schedule(WORK, payload, delay_s=delay_s, lane=text(work, "lane"))

    def _post(self, doc: Doc) -> Doc:
        signer = self._signers.get(text(doc, "provider"))
        if signer is not None:
            doc["headers"] = {**document(doc, "headers"), **signer(doc)}
        headers = {name: str(value) for name, value in document(doc, "headers").items()}
        started = time.time()
        answer: Doc = {"at": started}
        try:
            response = self._session.post(
                text(doc, "url"),
                data=text(doc, "body").encode(),
                headers=headers,
                timeout=number(doc, "timeout_s"),
                allow_redirects=False,
            )
            answer["status"] = response.status_code
        except requests.RequestException as error:
            answer["error"] = type(error).__name__
        answer["ms"] = round((time.time() - started) * 1000, 1)
        return answer


def _logged(webhook_id: str, webhook: Webhook, state: str) -> Doc:
    return {
        "id": webhook_id,
        "provider": webhook.provider,
        "subject": webhook.subject,
        "event": webhook.event,
        "url": webhook.url,
        "headers": dict(webhook.headers),
        "body": webhook.body.decode(),
        "gaps_s": list(webhook.gaps_s),
        "timeout_s": webhook.timeout_s,
        "state": state,
        "attempts": [],
        "queued_at": time.time(),
    }
