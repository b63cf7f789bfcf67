"""What the shop is told about a mail, and how it is signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time

import pytest
from sandbox.sandbox_shop import Client, Received

from bitloot.sandbox.documents import Doc, document, documents
from bitloot.sandbox.resend.svix import sign

VECTOR_BODY = (
    '{"type":"email.bounced","created_at":"2026-01-01T00:00:00.000Z","data":{"email_id":'
    '"56761188-7520-42d8-8898-ff6fc54ce618","from":"Shop <orders@example.com>","to":'
    '["bounced@resend.dev"],"subject":"Order ORD-1001","bounce":{"message":'
    '"mailbox does not exist","subType":"General","type":"Permanent"},'
    '"tags":{"kind":"order_paid"}}}'
)


def _send(client: Client, to: str) -> str:
    body: Doc = {
        "from": "orders@bitloot.example",
        "to": to,
        "subject": "Hello",
        "text": "Hello",
        "tags": [{"name": "kind", "value": "otp"}],
    }
    answer = client.resend("POST", "/emails", body)
    assert answer.status_code == 200
    client.wait()
    return str(answer.json()["id"])


def _verified(client: Client, webhook: Received) -> Doc:
    key = base64.b64decode(client.parts.config.resend_webhook_secret.removeprefix("whsec_"))
    stamp = webhook.headers["svix-timestamp"]
    assert abs(time.time() - int(stamp)) < 60
    signed = f"{webhook.headers['svix-id']}.{stamp}.".encode() + webhook.body
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert webhook.headers["svix-signature"].split(" ") == [f"v1,{digest}"]
    assert webhook.path == "/webhooks/resend"
    return webhook.json


def test_the_vector() -> None:
    secret = "whsec_bG9jYWwtcmVzZW5kLWVtdWxhdG9yLXNlY3JldC0zMmI="
    signature = sign(secret, "msg_2b7c0e5aTESTVECTOR01", 1767225600, VECTOR_BODY.encode())
    assert signature == "v1,U2TjJdBgqtwMrE3CCiqCWnDzTeNEbtjGNrCESmiC7d4="


@pytest.mark.parametrize(
    ("to", "types"),
    [
        ("ada@mail.example", ["email.sent", "email.delivered"]),
        ("delivered+x@resend.dev", ["email.sent", "email.delivered"]),
        ("bounced@resend.dev", ["email.sent", "email.bounced", "suppression.added"]),
        (
            "Ada <complained+1@resend.dev>",
            ["email.sent", "email.delivered", "email.complained", "suppression.added"],
        ),
        ("suppressed@resend.dev", ["email.suppressed"]),
    ],
)
def test_each_recipient_has_its_fate(client: Client, to: str, types: list[str]) -> None:
    mail_id = _send(client, to)
    told = [_verified(client, webhook) for webhook in client.shop.wait_for(len(types))]
    assert sorted(str(doc["type"]) for doc in told) == sorted(types)
    mails = [doc for doc in told if str(doc["type"]).startswith("email.")]
    assert [doc["type"] for doc in mails] == [t for t in types if t.startswith("email.")]
    for doc in mails:
        data = document(doc, "data")
        assert (data["email_id"], data["tags"], data["to"]) == (mail_id, {"kind": "otp"}, [to])
    last = str(mails[-1]["type"]).removeprefix("email.")
    assert client.resend("GET", f"/emails/{mail_id}").json()["last_event"] == last


def test_what_bounced_once_is_suppressed_until_released(client: Client) -> None:
    _send(client, "bounced@resend.dev")
    second = _send(client, "bounced@resend.dev")
    assert client.resend("GET", f"/emails/{second}").json()["last_event"] == "suppressed"
    listed = client.resend("GET", "/suppressions").json()["data"]
    assert [(e["email"], e["origin"]) for e in listed] == [("bounced@resend.dev", "bounce")]
    assert client.resend("DELETE", f"/suppressions/{listed[0]['id']}").status_code == 200
    third = _send(client, "bounced@resend.dev")
    assert client.resend("GET", f"/emails/{third}").json()["last_event"] == "bounced"


def test_the_suppression_list_by_hand(client: Client) -> None:
    added = client.resend("POST", "/suppressions", {"email": "Eve@mail.example"})
    assert added.status_code == 201
    read = client.resend("GET", "/suppressions/eve@mail.example").json()
    assert (read["id"], read["origin"]) == (added.json()["id"], "manual")
    many: Doc = {"emails": ["a@mail.example", "b@mail.example"]}
    assert len(client.resend("POST", "/suppressions/batch/add", many).json()["data"]) == 2
    assert len(client.resend("POST", "/suppressions/batch/remove", many).json()["data"]) == 2
    assert client.resend("GET", "/suppressions/a@mail.example").status_code == 404
    assert client.resend("DELETE", "/suppressions/a@mail.example").status_code == 404
    assert client.resend("POST", "/suppressions", {"email": "eve"}).status_code == 422
    client.wait()
    types = [str(webhook.json["type"]) for webhook in client.shop.received]
    assert types.count("suppression.added") == 3
    assert types.count("suppression.removed") == 2


def test_a_refused_webhook_keeps_its_id_when_sent_again(client: Client) -> None:
    client.shop.answers.extend([500])
    _send(client, "suppressed@resend.dev")
    (logged,) = client.parts.webhooks.sent("resend")
    assert (logged["state"], documents(logged, "attempts")[0]["status"]) == ("retrying", 500)
    client.parts.webhooks.repeat(logged)
    first, second = client.shop.wait_for(2)
    assert first.headers["svix-id"] == second.headers["svix-id"]
    assert _verified(client, second) == _verified(client, first)


def test_the_webhook_switch(client: Client) -> None:
    client.switch(resend__webhooks=False)
    mail_id = _send(client, "ada@mail.example")
    assert client.resend("GET", f"/emails/{mail_id}").json()["last_event"] == "delivered"
    assert client.shop.received == []
