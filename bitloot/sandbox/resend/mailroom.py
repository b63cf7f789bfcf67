"""What becomes of a mail: sent, delivered, bounced, complained about, suppressed; each told."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

from bitloot.sandbox.clock import Clock, iso_ms
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.documents import Doc, document, number, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.resend import mail as mails
from bitloot.sandbox.resend import svix
from bitloot.sandbox.resend.suppressions import Suppressions
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhook, Webhooks

PROVIDER = "resend"
STEP = "resend.step"
GAPS_S = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 36_000.0)
TEST_DOMAIN = "resend.dev"

BOUNCE: Doc = {"message": "mailbox does not exist", "subType": "General", "type": "Permanent"}
SUPPRESSED: Doc = {
    "message": "Resend has suppressed sending to this address because it is on the account-level "
    "suppression list. This does not count toward your bounce rate metric",
    "type": "OnAccountSuppressionList",
}


@dataclass(frozen=True)
class Fate:
    """The events of a mail in their order, and why its address is listed afterwards."""

    events: tuple[str, ...]
    listed_as: str | None = None


FATES = {
    "delivered": Fate(("email.sent", "email.delivered")),
    "bounced": Fate(("email.sent", "email.bounced"), "bounce"),
    "complained": Fate(("email.sent", "email.delivered", "email.complained"), "complaint"),
    "suppressed": Fate(("email.suppressed",)),
}
"""By the local part of the test recipients; every other address is `delivered`."""

DETAILS: dict[str, tuple[str, Doc]] = {
    "email.bounced": ("bounce", BOUNCE),
    "email.suppressed": ("suppressed", SUPPRESSED),
}


class Mailroom:
    """Accepts mails into the inbox and walks each to its fate."""

    def __init__(
        self,
        journal: Journal,
        config: SandboxConfig,
        switches: Switches,
        outbox: Outbox,
        webhooks: Webhooks,
        clock: Clock,
    ) -> None:
        """Register the delayed steps with the outbox."""
        self.journal = journal
        self.suppressions = Suppressions(journal, clock)
        self._config = config
        self._switches = switches
        self._outbox = outbox
        self._webhooks = webhooks
        self._clock = clock
        self._rng = random.Random()
        outbox.register(STEP, self._step)
        webhooks.sign_with(PROVIDER, self._signed)

    def accept(self, body: Doc, *, key: str | None = None, index: int | None = None) -> str:
        """Keep a checked mail, let its events begin, return its id."""
        mail = mails.accepted(body, key=key, index=index, now=self._clock())
        mail_id = text(mail, "id")
        with self.journal.batch():
            self.journal.put(mails.KIND, mail_id, mail)
            self._schedule(mail_id, 0)
        return mail_id

    def find(self, mail_id: str) -> Doc | None:
        """Return the mail, or None."""
        return self.journal.get(mails.KIND, mail_id)

    def all(self) -> list[Doc]:
        """Return all mails, oldest first; for reading only."""
        return self.journal.scan(mails.KIND)

    def suppress(self, email: str, origin: str = "manual", source_id: str | None = None) -> Doc:
        """Put an address on the list and tell it, if it is new there."""
        with self.journal.batch():
            entry, is_new = self.suppressions.add(email, origin, source_id)
            if is_new:
                self._tell("suppression.added", self._listed(entry), text(entry, "id"))
        return entry

    def release(self, id_or_email: str) -> Doc | None:
        """Take an address off the list and tell it."""
        with self.journal.batch():
            entry = self.suppressions.remove(id_or_email)
            if entry is not None:
                self._tell("suppression.removed", self._listed(entry), text(entry, "id"))
        return entry

    def _schedule(self, mail_id: str, index: int) -> None:
        delay_s = self._switches.whole("resend.step_delay_ms") / 1000
        work: Doc = {"mail_id": mail_id, "index": index}
        self._outbox.schedule(STEP, work, delay_s=delay_s, lane=f"mail:{mail_id}")

    def _step(self, work: Doc) -> None:
        index = int(number(work, "index"))
        with self.journal.batch():
            mail = self.find(text(work, "mail_id"))
            if mail is None or number(mail, "steps_done") > index:
                return  # reset meanwhile, or a repeat after a kill
            if index == 0:
                mail["fate"] = self._fate_of(mail)
            fate = FATES[text(mail, "fate")]
            event = fate.events[index]
            mail["last_event"] = event.removeprefix("email.")
            mail["steps_done"] = index + 1
            self.journal.put(mails.KIND, text(mail, "id"), mail)
            self._tell(event, self._event_data(event, mail), text(mail, "id"))
            if index + 1 < len(fate.events):
                self._schedule(text(mail, "id"), index + 1)
            elif fate.listed_as:
                for address in mails.recipients(mail):
                    self.suppress(address, fate.listed_as, text(mail, "id"))

    def _fate_of(self, mail: Doc) -> str:
        for address in mails.recipients(mail):
            local, _, domain = address.partition("@")
            name = local.partition("+")[0]
            if self.suppressions.find(address) is not None:
                return "suppressed"
            if domain == TEST_DOMAIN and name in FATES:
                return name
        return "delivered"

    def _event_data(self, event: str, mail: Doc) -> Doc:
        data: Doc = {
            "created_at": iso_ms(int(number(mail, "created_at") * 1000)),
            "email_id": mail["id"],
            "message_id": mail["message_id"],
            "from": mail["from"],
            "to": mail["to"],
            "subject": mail["subject"],
        }
        if event in DETAILS:
            name, detail = DETAILS[event]
            data[name] = detail
        data["tags"] = document(mail, "tags")
        return data

    def _listed(self, entry: Doc) -> Doc:
        return {**entry, "created_at": iso_ms(int(number(entry, "created_at") * 1000))}

    def _signed(self, webhook: Doc) -> dict[str, str]:
        message_id = text(document(webhook, "headers"), "svix-id")
        body = text(webhook, "body").encode()
        secret = self._config.resend_webhook_secret
        return svix.signing_headers(secret, message_id, int(self._clock()), body)

    def _tell(self, event: str, data: Doc, subject: str) -> None:
        if not self._switches.flag("resend.webhooks") or not self._config.resend_webhook_secret:
            return
        now = self._clock()
        envelope: Doc = {"type": event, "created_at": iso_ms(int(now * 1000)), "data": data}
        body = json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
        url = f"{self._config.shop_url.rstrip('/')}/webhooks/resend"
        headers = svix.fixed_headers()
        webhook = Webhook(PROVIDER, subject, event, url, headers, body, GAPS_S, timeout_s=15.0)
        rate = self._switches.number("resend.duplicate_rate")
        for _ in range(2 if rate and self._rng.random() < rate else 1):
            self._webhooks.send(webhook, lane=f"resend:{subject}")
