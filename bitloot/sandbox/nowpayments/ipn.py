"""IPNs: the signed body, and what may happen to it on the way."""

from __future__ import annotations

import hashlib
import hmac
import random
from dataclasses import replace

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.nowpayments.javascript import canonical
from bitloot.sandbox.nowpayments.payment import Payment
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhook, Webhooks

PROVIDER = "nowpayments"
SIGNATURE = "x-nowpayments-sig"
FORGED_SECRET = "not-the-secret"  # noqa: S105 - the point is that it is wrong


def sign(secret: str, body: bytes) -> str:
    """Return the lower-case hex HMAC-SHA512 of the very bytes that are sent."""
    return hmac.new(secret.strip().encode(), body, hashlib.sha512).hexdigest()


class Ipns:
    """Sends the IPNs of payments, through whatever chaos the switches ask for."""

    def __init__(
        self, journal: Journal, switches: Switches, webhooks: Webhooks, secret: str
    ) -> None:
        """An empty secret means that no IPN is ever sent, as at the provider."""
        self._journal = journal
        self._switches = switches
        self._webhooks = webhooks
        self._secret = secret
        self._seed = -1
        self._rng = random.Random(0)

    def notify(self, payment: Payment, body: Doc) -> None:
        """Send the IPN of a status change; lost, doubled, delayed or forged as switched."""
        if not payment.ipn_callback_url or not self._secret or payment.silent:
            return
        webhook = self.webhook(payment, body, self._secret)
        with self._journal.batch():
            if payment.muted or self._happens("ipn.drop_rate"):
                self._webhooks.drop(webhook)
                return
            if self._happens("ipn.forge_rate"):
                self.forge(payment, body)
            for _ in range(2 if self._happens("ipn.duplicate_rate") else 1):
                self._send(webhook)

    def forge(self, payment: Payment, body: Doc) -> None:
        """Send a body that claims `finished`, signed with another secret."""
        claimed: Doc = {**body, "payment_status": "finished"}
        webhook = self.webhook(payment, claimed, FORGED_SECRET)
        self._webhooks.send(replace(webhook, event="forged", gaps_s=()))

    def send_again(self, payment: Payment, *, newest_first: bool, last_only: bool) -> int:
        """Send logged IPNs once more, byte for byte; return how many."""
        sent = self._webhooks.sent(PROVIDER, payment.payment_id)
        logged = list({doc["body"]: doc for doc in sent if doc["event"] != "forged"}.values())
        chosen = logged[-1:] if last_only else logged[::-1] if newest_first else logged
        for doc in chosen:
            self._webhooks.repeat(doc, lane=f"ipn:{payment.payment_id}")
        return len(chosen)

    def webhook(self, payment: Payment, body: Doc, secret: str | None) -> Webhook:
        """Return a webhook with `body` in canonical form; a None secret leaves it unsigned."""
        data = canonical(body)
        headers = {"content-type": "application/json", "user-agent": "NOWPayments v1.0"}
        if secret is not None:
            headers[SIGNATURE] = sign(secret, data)
        retries, gap = self._switches.whole("ipn.retries"), self._switches.number("ipn.retry_gap_s")
        return Webhook(
            provider=PROVIDER,
            subject=payment.payment_id,
            event=str(body.get("payment_status")),
            url=payment.ipn_callback_url or "",
            headers=headers,
            body=data,
            gaps_s=(gap,) * retries,
            timeout_s=3.0,
        )

    def _send(self, webhook: Webhook) -> None:
        spread_ms = self._switches.whole("ipn.reorder_ms")
        if spread_ms:
            self._webhooks.send(webhook, delay_s=self._draw() * spread_ms / 1000)
        else:
            self._webhooks.send(webhook, lane=f"ipn:{webhook.subject}")

    def _happens(self, name: str) -> bool:
        rate = self._switches.number(name)
        return rate > 0 and self._draw() < rate

    def _draw(self) -> float:
        with self._journal.lock:
            seed = self._switches.whole("ipn.seed")
            if seed != self._seed:
                self._seed, self._rng = seed, random.Random(seed)
            return self._rng.random()
