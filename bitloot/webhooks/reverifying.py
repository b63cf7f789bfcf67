"""Checking the signatures of past webhooks again, from what was kept of them."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import undefer

from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.db import db
from bitloot.webhooks.headers import EVENT_SECRET
from bitloot.webhooks.models import Sender, Verdict, WebhookEvent
from bitloot.webhooks.proofs import has_proof, secret_id, secret_proof
from bitloot.webhooks.verifying import genuine, secret_of
from config.settings import Settings

_AT_ONCE = 500


class Finding(StrEnum):
    """What a second look at a signature says."""

    HOLDS = "holds"
    OTHER_SECRET = "other_secret"  # noqa: S105 (a word)
    UNKNOWN_SECRET = "unknown_secret"  # noqa: S105 (a word)
    BROKEN = "broken"
    NOT_KEPT = "not_kept"
    STILL_REFUSED = "still_refused"
    NOW_GENUINE = "now_genuine"


MEANING: dict[Finding, str] = {
    Finding.HOLDS: "Verified again: signature and body are what the sender sent.",
    Finding.OTHER_SECRET: "Accepted under a secret that is not at hand now: it was changed since.",
    Finding.UNKNOWN_SECRET: "Accepted before it was noted under which secret; none at hand fits.",
    Finding.BROKEN: "Does not verify: body or signature are not what came in.",
    Finding.NOT_KEPT: "Cannot be verified: too little of it was kept.",
    Finding.STILL_REFUSED: "Refused then, and does not verify now.",
    Finding.NOW_GENUINE: "Refused then, but verifies with a secret at hand: the secret was wrong "
    "or not set when it came. Its sender, or the poller, has to tell us again.",
}
UNPROVEN = frozenset(
    {Finding.BROKEN, Finding.OTHER_SECRET, Finding.UNKNOWN_SECRET, Finding.NOT_KEPT}
)
"""Findings that leave an accepted event without proof."""


@dataclass(frozen=True, slots=True)
class Second:
    """A second look. `era` names the secret the event was, or is now, verified with."""

    finding: Finding
    era: str | None
    is_present: bool = False  # whether that is the secret now in the settings

    @property
    def text(self) -> str:
        """A sentence for staff."""
        if self.era is None:
            return MEANING[self.finding]
        now = " (the present one)" if self.is_present else ""
        return f"{MEANING[self.finding]} Secret {self.era}{now}."


@dataclass(frozen=True, slots=True)
class Secrets:
    """The present secret of each sender first, then those of earlier eras."""

    ring: KeyRing
    known: Mapping[Sender, Sequence[str]]

    @classmethod
    def at_hand(
        cls, ring: KeyRing, settings: Settings, earlier: Sequence[tuple[Sender, str]] = ()
    ) -> "Secrets":
        """Those of the settings, and `earlier` ones that somebody still has."""
        known = {
            sender: [
                secret_of(sender, settings),
                *(secret.strip() for whose, secret in earlier if whose is sender),
            ]
            for sender in Sender
        }
        return cls(ring, known)

    def matching(self, event: WebhookEvent) -> str | None:
        """The secret that the kept signature was made with, if it is at hand."""
        for secret in filter(None, self.known[event.sender]):
            if _verifies(self.ring, event, secret):
                return secret
        return None

    def id_of(self, sender: Sender, secret: str) -> str:
        """The name of its era."""
        return secret_id(self.ring, sender, secret)

    def has(self, sender: Sender, era: str | None) -> bool:
        """Whether the secret of that era is at hand."""
        return era in {self.id_of(sender, secret) for secret in filter(None, self.known[sender])}


def look_again(event: WebhookEvent, secrets: Secrets) -> Second:
    """Verify one event anew; nothing is changed."""
    era = event.secret_id
    was_accepted = event.verdict is Verdict.ACCEPTED
    if not _is_kept(event):
        return Second(Finding.NOT_KEPT, era)
    secret = secrets.matching(event)
    if secret is not None:
        found = Finding.HOLDS if was_accepted else Finding.NOW_GENUINE
        is_present = secret == secrets.known[event.sender][0]
        return Second(found, secrets.id_of(event.sender, secret), is_present)
    if not was_accepted:
        return Second(Finding.STILL_REFUSED, None)
    if era is None:
        return Second(Finding.UNKNOWN_SECRET, None)
    has_it = secrets.has(event.sender, era)
    return Second(Finding.BROKEN if has_it else Finding.OTHER_SECRET, era)


def portion(after: UUID | None, sender: Sender | None = None) -> Sequence[WebhookEvent]:
    """Up to 500 events with their bodies, oldest first, after that one; empty at the end."""
    query = _of(sender).options(undefer(WebhookEvent.body)).order_by(WebhookEvent.id)
    if after is not None:
        query = query.where(WebhookEvent.id > after)
    return db.session.scalars(query.limit(_AT_ONCE)).all()


def how_many(sender: Sender | None = None) -> int:
    """How many there are to look at."""
    return db.session.scalar(select(func.count()).select_from(_of(sender).subquery())) or 0


def _of(sender: Sender | None) -> Select[WebhookEvent]:
    query = select(WebhookEvent)
    return query if sender is None else query.where(WebhookEvent.sender == sender)


def _is_kept(event: WebhookEvent) -> bool:
    """A body too large was not read; before there were proofs, a secret header was only removed."""
    if event.verdict is Verdict.TOO_LARGE:
        return False
    kept = event.headers.get(EVENT_SECRET, "")
    return event.sender is not Sender.KINGUIN or not kept or has_proof(kept)


def _verifies(ring: KeyRing, event: WebhookEvent, secret: str) -> bool:
    if event.sender is Sender.KINGUIN:
        kept = event.headers.get(EVENT_SECRET, "").encode()
        return hmac.compare_digest(secret_proof(ring, secret, event.body).encode(), kept)
    at = None if event.verdict is Verdict.ACCEPTED else event.received_at
    return genuine(event.sender, secret, event.body, event.headers, at=at)
