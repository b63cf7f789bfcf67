"""Ten thousand IPN bodies at the real endpoint; afterwards the queue runs dry and nothing moved."""

import gzip
import hashlib
import hmac
import io
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs
from webhooks.fuzzed import fuzzed

from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.fulfillment.models import Delivery
from bitloot.ledger.models import LedgerTransaction
from bitloot.payments.models import Payment
from bitloot.providers.nowpayments.signature import canonical
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from config.settings import Settings

COUNT = 10_000
TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "", "multipart/x")


@dataclass
class Fuzzer:
    app: ShopFlask
    secret: str
    rng: random.Random = field(default_factory=lambda: random.Random(20261124))
    answers: Counter[tuple[bool, int]] = field(default_factory=Counter)

    def send(self, body: bytes) -> None:
        is_signed = self.rng.random() < 0.6
        signature = self.sign(body) if is_signed else self.forged(body)
        statuses: list[str] = []
        environ = self.environ(body, signature)
        for _ in self.app.wsgi_app(environ, lambda status, *_: statuses.append(status)):
            pass
        self.answers[is_signed, int(statuses[0][:3])] += 1

    def environ(self, body: bytes, signature: str | None) -> dict[str, object]:
        """As gunicorn makes it: the test client's own work would be most of the time."""
        length = {"CONTENT_LENGTH": str(len(body))}
        chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
        return {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/webhooks/nowpayments",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": f"10.0.{self.rng.randrange(50)}.1",
            "CONTENT_TYPE": self.rng.choice(TYPES),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            **(chunked if self.rng.random() < 0.05 else length),
            **({} if signature is None else {"HTTP_X_NOWPAYMENTS_SIG": signature}),
        }

    def sign(self, body: bytes) -> str:
        return hmac.new(self.secret.encode(), body, hashlib.sha512).hexdigest()

    def forged(self, body: bytes) -> str | None:
        right = self.sign(body)
        at = self.rng.randrange(128)
        flipped = right[:at] + ("0" if right[at] != "0" else "1") + right[at + 1 :]
        other = hmac.new(b"another shop's", body, hashlib.sha512).hexdigest()
        short = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        return self.rng.choice(
            (None, "", flipped, other, short, right[:-1], right + "00", "é" * 64)
        )


@pytest.fixture
def bought(client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1")
    placed = checkout(client, (product.id, 1))
    placed.pay_with("btc")
    sandbox.wait()
    run_jobs()
    return placed


def state_of_money() -> tuple[object, ...]:
    db.session.rollback()
    payment = db.session.scalars(select(Payment)).one()
    counts = [
        db.session.scalar(select(func.count()).select_from(table))
        for table in (LedgerTransaction, Delivery, Payment)
    ]
    return (payment.status, payment.actually_paid, payment.verdict, *counts)


def test_ten_thousand_bodies(
    app: ShopFlask, settings: Settings, bought: Checkout, run_jobs: RunJobs
) -> None:
    before = state_of_money()
    known = str(db.session.scalars(select(Payment.provider_payment_id)).one())
    number = str(bought.look()["number"])
    fuzzer = Fuzzer(app, settings.nowpayments_ipn_secret.get_secret_value())
    for _ in range(COUNT):
        body = fuzzed(fuzzer.rng, known, number)
        fuzzer.send(gzip.compress(body) if fuzzer.rng.random() < 0.02 else body)
    statuses = {status for _, status in fuzzer.answers}
    assert statuses <= {200, 400, 401, 413}
    assert {status for signed, status in fuzzer.answers if not signed} <= {401, 413}
    assert fuzzer.answers[True, 200] > 300
    no_false_accept(fuzzer)
    run_jobs(most=20_000)
    old = WebhookEvent.received_at - timedelta(minutes=6)
    db.session.execute(update(WebhookEvent).values(received_at=old))
    commit()
    run_jobs(ahead=90, most=20_000)
    nothing_is_left()
    assert bought.look()["status"] == "waiting"
    assert state_of_money() == before


def no_false_accept(fuzzer: Fuzzer) -> None:
    """Whatever was accepted carries a signature over its bytes, or over their canonical form."""
    db.session.rollback()
    accepted = select(WebhookEvent).where(
        WebhookEvent.verdict == Verdict.ACCEPTED, WebhookEvent.sender == Sender.NOWPAYMENTS
    )
    for event in db.session.scalars(accepted):
        forms = {fuzzer.sign(event.body), fuzzer.sign(canonical(event.body) or b"")}
        assert event.headers["x-nowpayments-sig"] in forms


def nothing_is_left() -> None:
    db.session.rollback()
    dead = select(Job.last_error).where(Job.state == JobState.DEAD)
    assert db.session.scalars(dead).all() == []
    waiting = select(func.count()).where(
        WebhookEvent.verdict == Verdict.ACCEPTED, WebhookEvent.processing == Processing.WAITING
    )
    assert db.session.scalar(waiting) == 0
    unexplained = select(func.count()).where(
        WebhookEvent.verdict == Verdict.ACCEPTED, WebhookEvent.result.is_(None)
    )
    assert db.session.scalar(unexplained) == 0
