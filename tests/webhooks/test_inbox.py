"""The inbox, at the real endpoint: what is kept, what is told to the shop, what is refused."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.config import SETTINGS
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job
from bitloot.providers.nowpayments.signature import sign
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from bitloot.webhooks.routes import LARGEST_BODY
from config.settings import Settings

IPN = {"payment_id": 5800567260, "payment_status": "confirming", "updated_at": 1765249461097}


@dataclass
class Senders:
    """All three, with the right secrets."""

    client: FlaskClient
    settings: Settings

    def ipn(self, body: bytes, signature: str | None = None) -> TestResponse:
        secret = self.settings.nowpayments_ipn_secret.get_secret_value()
        given = sign(secret, body) if signature is None else signature
        headers = {"x-nowpayments-sig": given}
        return self.client.post("/webhooks/nowpayments", data=body, headers=headers)

    def kinguin(self, name: str, body: bytes, secret: str | None = None) -> TestResponse:
        right = self.settings.kinguin_webhook_secret.get_secret_value()
        headers = {"X-Event-Name": name, "X-Event-Secret": right if secret is None else secret}
        return self.client.post("/webhooks/kinguin", data=body, headers=headers)

    def resend(self, body: bytes, **changes: str) -> TestResponse:
        secret = self.settings.resend_webhook_secret.get_secret_value()
        stamp = str(int(utcnow().timestamp()))
        headers = {"svix-id": "msg_1", "svix-timestamp": stamp, **changes}
        signed = f"{headers['svix-id']}.{headers['svix-timestamp']}.".encode() + body
        key = base64.b64decode(secret.removeprefix("whsec_"))
        mac = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        headers.setdefault("svix-signature", f"v2,x v1,AAAA v1,{mac}")
        return self.client.post("/webhooks/resend", data=body, headers=headers)


@pytest.fixture
def senders(client: FlaskClient, settings: Settings) -> Senders:
    return Senders(client, settings)


def events() -> list[WebhookEvent]:
    db.session.rollback()
    return list(db.session.scalars(select(WebhookEvent).order_by(WebhookEvent.id)))


def jobs() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Job.kind).order_by(Job.id)))


def raw(**changes: object) -> bytes:
    return json.dumps({**IPN, **changes}, separators=(",", ":")).encode()


def test_an_ipn_is_kept_as_it_came_and_queued(senders: Senders) -> None:
    assert senders.ipn(raw()).status_code == 200
    (event,) = events()
    assert (event.verdict, event.processing) == (Verdict.ACCEPTED, Processing.WAITING)
    assert (event.reference, event.event, event.body) == ("5800567260", "confirming", raw())
    assert event.headers["x-nowpayments-sig"]
    assert jobs() == ["payments.apply"]


def test_a_repeat_is_counted_and_nothing_else(senders: Senders) -> None:
    answers = [senders.ipn(raw()).status_code for _ in range(3)]
    assert answers == [200, 200, 200]
    assert [event.repeats for event in events()] == [2]
    assert jobs() == ["payments.apply"]


@pytest.mark.parametrize(
    "change",
    [
        {"payment_status": "finished"},
        {"actually_paid": 0.1},
        {"outcome_amount": 0.1},
        {"updated_at": 1765249461098},
    ],
)
def test_another_event_of_the_same_payment_is_no_repeat(
    senders: Senders, change: dict[str, object]
) -> None:
    senders.ipn(raw())
    senders.ipn(raw(**change))
    assert len(events()) == 2


def test_an_unverified_event_never_takes_the_place_of_the_true_one(senders: Senders) -> None:
    assert senders.ipn(raw(), signature="0" * 128).status_code == 401
    assert senders.ipn(raw()).status_code == 200
    assert [event.verdict for event in events()] == [Verdict.BAD_SIGNATURE, Verdict.ACCEPTED]
    assert jobs() == ["payments.apply"]


@pytest.mark.parametrize(
    ("send", "status", "verdict"),
    [
        (lambda s: s.ipn(b"no json"), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(b"[]"), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(b"{}"), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(b""), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(b"[" * 50_000), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(raw(payment_id="a\x00b")), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(raw(payment_status={})), 400, Verdict.BAD_BODY),
        (lambda s: s.ipn(raw(), signature=""), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.ipn(raw(), signature="zz"), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.ipn(b"x" * (LARGEST_BODY + 1)), 413, Verdict.TOO_LARGE),
        (lambda s: s.kinguin("order.status", b"{}", secret="wrong"), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.kinguin("order.status", b"no json"), 400, Verdict.BAD_BODY),
        (lambda s: s.kinguin("order.status", b"{}"), 400, Verdict.BAD_BODY),
        (lambda s: s.kinguin("product.update", b'{"kinguinId":"x"}'), 400, Verdict.BAD_BODY),
        (lambda s: s.resend(b"{}", **{"svix-id": ""}), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.resend(b"{}", **{"svix-timestamp": "soon"}), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.resend(b"{}", **{"svix-timestamp": "1"}), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.resend(b"{}", **{"svix-signature": "v1,AAAA"}), 401, Verdict.BAD_SIGNATURE),
        (lambda s: s.resend(b"{}"), 400, Verdict.BAD_BODY),
    ],
)
def test_what_is_refused_is_kept_and_queues_nothing(
    senders: Senders, send: Callable[[Senders], TestResponse], status: int, verdict: Verdict
) -> None:
    answer = send(senders)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    (event,) = events()
    assert (event.verdict, event.dedupe_key) == (verdict, None)
    assert event.processing is Processing.NONE
    if verdict is Verdict.TOO_LARGE:
        assert event.body == b""
    assert jobs() == []


def test_secrets_are_not_kept(senders: Senders) -> None:
    senders.kinguin("order.status", b'{"orderId":"PHS84FJAG5U"}')
    senders.kinguin("order.status", b"{}", secret="a-guess")
    kept = json.dumps([event.headers for event in events()])
    assert senders.settings.kinguin_webhook_secret.get_secret_value() not in kept
    assert "a-guess" not in kept


@pytest.mark.parametrize(
    ("name", "body", "job"),
    [
        (
            "order.status",
            b'{"orderId":"PHS84FJAG5U","status":"completed"}',
            "fulfillment.poll_order",
        ),
        ("product.update", b'{"kinguinId":1949,"qty":3}', "catalog.refresh"),
        ("store.test", b"hello", None),
    ],
)
def test_kinguin(senders: Senders, name: str, body: bytes, job: str | None) -> None:
    assert senders.kinguin(name, body).status_code == 200
    assert senders.kinguin(name, body).status_code == 200
    assert [event.repeats for event in events()] == [1]
    assert [kind for kind in jobs() if kind == job] == ([job] if job else [])


def test_resend(senders: Senders) -> None:
    body = b'{"type":"email.bounced","data":{"email_id":"56761188-7520-42d8-8898-ff6fc54ce618"}}'
    assert senders.resend(body).status_code == 200
    assert senders.resend(body).status_code == 200
    (event,) = events()
    assert (event.event, event.repeats) == ("email.bounced", 1)


def test_the_published_vector_of_resend(
    app: ShopFlask, client: FlaskClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = SecretStr("whsec_bG9jYWwtcmVzZW5kLWVtdWxhdG9yLXNlY3JldC0zMmI=")
    changed = settings.model_copy(update={"resend_webhook_secret": secret})
    monkeypatch.setitem(app.extensions, SETTINGS, changed)
    signed_at = utcnow().fromtimestamp(1767225600, utcnow().tzinfo)
    body = (
        b'{"type":"email.bounced","created_at":"2026-01-01T00:00:00.000Z","data":{"email_id":'
        b'"56761188-7520-42d8-8898-ff6fc54ce618","from":"Shop <orders@example.com>","to":'
        b'["bounced@resend.dev"],"subject":"Order ORD-1001","bounce":{"message":'
        b'"mailbox does not exist","subType":"General","type":"Permanent"},"tags":'
        b'{"kind":"order_paid"}}}'
    )
    headers = {
        "svix-id": "msg_2b7c0e5aTESTVECTOR01",
        "svix-timestamp": "1767225600",
        "svix-signature": "v1,U2TjJdBgqtwMrE3CCiqCWnDzTeNEbtjGNrCESmiC7d4=",
    }
    for minutes, status in ((0, 200), (4, 200), (-4, 200), (6, 401), (-6, 401)):
        now = signed_at + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "_now", lambda now=now: now)
        answer = client.post("/webhooks/resend", data=body, headers=headers)
        assert answer.status_code == status, minutes


@pytest.fixture
def secretless(app: ShopFlask, settings: Settings) -> Iterator[None]:
    empty = dict.fromkeys(
        ("nowpayments_ipn_secret", "kinguin_webhook_secret", "resend_webhook_secret"),
        SecretStr(" "),
    )
    app.extensions[SETTINGS] = settings.model_copy(update=empty)
    yield
    app.extensions[SETTINGS] = settings


@pytest.mark.usefixtures("secretless")
@pytest.mark.parametrize("sender", list(Sender))
def test_without_a_secret_the_endpoint_is_closed(client: FlaskClient, sender: Sender) -> None:
    answer = client.post(f"/webhooks/{sender.value}", json={}, headers={"X-Event-Secret": ""})
    assert answer.status_code == 503
    assert [event.verdict for event in events()] == [Verdict.CLOSED]


def test_a_flood_of_forgeries_does_not_fill_the_table(senders: Senders) -> None:
    answers = {senders.ipn(raw(), signature="0" * 128).status_code for _ in range(90)}
    assert answers == {401}
    assert db.session.scalar(select(func.count()).select_from(WebhookEvent)) == 60
    assert senders.ipn(raw()).status_code == 200


@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.binary(max_size=200)
    | st.dictionaries(
        st.sampled_from([*IPN, "order_id", "actually_paid", "fee"]) | st.text(max_size=5),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=20)
        | st.lists(st.integers(), max_size=2),
    ).map(lambda document: json.dumps(document).encode())
)
def test_no_body_is_too_strange(senders: Senders, body: bytes) -> None:
    assert senders.ipn(body).status_code in {200, 400}
    assert senders.ipn(body, signature="é").status_code == 401
    assert senders.kinguin("order.status", body).status_code in {200, 400}
    assert senders.resend(body, **{"svix-id": hashlib.sha256(body).hexdigest()}).status_code in {
        200, 400,
    }  # fmt: skip
