"""Sending: the checks, the one send a key, the errors."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from sandbox.sandbox_shop import Client

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.resend.errors import ApiError
from bitloot.sandbox.resend.idempotency import IdempotencyKeys

MAIL: Doc = {
    "from": "Shop <orders@bitloot.example>",
    "to": ["ada@mail.example"],
    "subject": "Order BL-1001",
    "html": "<p>Thank you</p>",
    "text": "Thank you",
    "tags": [{"name": "kind", "value": "order_paid"}],
}


def _name(answer: requests.Response) -> tuple[int, str]:
    doc: Doc = answer.json()
    assert set(doc) == {"statusCode", "name", "message"}
    assert doc["statusCode"] == answer.status_code
    return answer.status_code, str(doc["name"])


def _mails(client: Client) -> list[Doc]:
    mails: list[Doc] = client.control("GET", "/mails").json()["mails"]
    return mails


def test_a_mail_is_kept_whole_and_readable(client: Client) -> None:
    answer = client.resend("POST", "/emails", MAIL, idempotency_key="k1")
    assert answer.status_code == 200
    mail_id = answer.json()["id"]
    client.wait()
    (kept,) = _mails(client)
    assert (kept["html"], kept["text"]) == ("<p>Thank you</p>", "Thank you")
    assert (kept["idempotency_key"], kept["tags"]) == ("k1", {"kind": "order_paid"})
    read = client.resend("GET", f"/emails/{mail_id}").json()
    assert (read["object"], read["to"], read["last_event"]) == (
        "email",
        ["ada@mail.example"],
        "delivered",
    )
    assert read["created_at"].endswith("+00")
    assert _name(client.resend("GET", "/emails/unknown")) == (404, "not_found")


def test_the_same_key_sends_once(client: Client) -> None:
    answers = [client.resend("POST", "/emails", MAIL, idempotency_key="same") for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(_mails(client)) == 1
    other: Doc = {**MAIL, "subject": "Another"}
    refused = client.resend("POST", "/emails", other, idempotency_key="same")
    assert _name(refused) == (409, "invalid_idempotent_request")
    assert len(_mails(client)) == 1


def test_while_in_progress_the_same_key_waits(client: Client) -> None:
    client.switch(resend__fail_next="timeout_after", resend__timeout_s=1)
    first = threading.Thread(
        target=client.resend, args=("POST", "/emails", MAIL), kwargs={"idempotency_key": "busy"}
    )
    first.start()
    deadline = time.monotonic() + 5
    while not _mails(client):
        assert time.monotonic() < deadline
    second = client.resend("POST", "/emails", MAIL, idempotency_key="busy")
    assert _name(second) == (409, "concurrent_idempotent_requests")
    first.join()
    assert client.resend("POST", "/emails", MAIL, idempotency_key="busy").status_code == 200
    assert len(_mails(client)) == 1


def test_a_lost_answer_is_repeated_without_a_second_send(client: Client) -> None:
    client.switch(resend__fail_next="500_after")
    first = client.resend("POST", "/emails", MAIL, idempotency_key="lost")
    assert _name(first) == (500, "application_error")
    assert client.resend("POST", "/emails", MAIL, idempotency_key="lost").status_code == 200
    assert len(_mails(client)) == 1


@pytest.mark.parametrize("key", ["", "k" * 257])
def test_a_bad_key(client: Client, key: str) -> None:
    answer = client.resend("POST", "/emails", MAIL, idempotency_key=key)
    assert _name(answer) == (400, "invalid_idempotency_key")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.jsonl")
    yield journal
    journal.close()


@pytest.mark.parametrize(("later_s", "sends"), [(86_399, 1), (86_401, 2)])
def test_a_key_is_kept_for_a_day(journal: Journal, later_s: int, sends: int) -> None:
    now = [1_000_000.0]
    sent: list[Doc] = []

    def send() -> Doc:
        sent.append({"id": str(len(sent))})
        return sent[-1]

    keys = IdempotencyKeys(journal, lambda: now[0])
    keys.once("key", "/emails", MAIL, send)
    now[0] += later_s
    keys.once("key", "/emails", MAIL, send)
    assert len(sent) == sends


def test_a_claim_is_let_go_after_a_failure(journal: Journal) -> None:
    keys = IdempotencyKeys(journal, time.time)
    with pytest.raises(ZeroDivisionError), keys.claimed("key"):
        raise ZeroDivisionError
    with keys.claimed("key"), pytest.raises(ApiError, match="in progress"), keys.claimed("key"):
        pytest.fail("claimed twice")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"from": None}, "missing_required_field"),
        ({"to": []}, "missing_required_field"),
        ({"subject": ""}, "missing_required_field"),
        ({"html": None, "text": None}, "missing_required_field"),
        ({"from": "Shop"}, "validation_error"),
        ({"to": "nobody"}, "validation_error"),
        ({"to": [1]}, "validation_error"),
        ({"to": ["a@b.example"] * 51}, "validation_error"),
        ({"html": 7}, "validation_error"),
        ({"tags": [{"name": "kind", "value": "ö"}]}, "validation_error"),
    ],
)
def test_a_wrong_mail_is_refused(client: Client, change: Doc, name: str) -> None:
    assert _name(client.resend("POST", "/emails", {**MAIL, **change})) == (422, name)
    assert _mails(client) == []


def test_example_domains_and_strange_senders_where_switched(client: Client) -> None:
    to_example: Doc = {**MAIL, "to": "x@example.com"}
    assert client.resend("POST", "/emails", to_example).status_code == 200
    client.switch(resend__reject_example_domains=True, resend__verified_domain="bitloot.example")
    assert _name(client.resend("POST", "/emails", to_example)) == (422, "validation_error")
    stranger: Doc = {**MAIL, "from": "a@elsewhere.example"}
    assert _name(client.resend("POST", "/emails", stranger)) == (403, "validation_error")


def test_keys_and_paths(client: Client) -> None:
    url = client.sandbox.urls["resend"]
    assert _name(requests.post(f"{url}/emails", json=MAIL, timeout=5)) == (401, "missing_api_key")
    wrong = {"authorization": "Bearer re_wrong"}
    answer = requests.post(f"{url}/emails", json=MAIL, headers=wrong, timeout=5)
    assert _name(answer) == (403, "invalid_api_key")
    assert _name(client.resend("GET", "/nowhere")) == (404, "not_found")
    assert _name(client.resend("DELETE", "/emails")) == (405, "method_not_allowed")


def test_counts_stand_in_the_headers(client: Client) -> None:
    client.resend("POST", "/emails", MAIL)
    headers = client.resend("POST", "/emails", MAIL).headers
    assert headers["ratelimit-limit"] == "5"
    assert int(headers["ratelimit-remaining"]) < 5
    assert headers["x-resend-daily-quota"] == headers["x-resend-monthly-quota"] == "2"


def test_the_limit_where_switched(client: Client) -> None:
    client.switch(resend__rate_limit=True)
    answers = [client.resend("POST", "/emails", MAIL) for _ in range(15)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert _name(refused[0]) == (429, "rate_limit_exceeded")
    assert refused[0].headers["retry-after"] == "1"
    assert len(_mails(client)) == 15 - len(refused)


def test_a_batch_is_all_or_nothing_unless_permissive(client: Client) -> None:
    bad: Doc = {**MAIL, "to": "nobody"}
    batch: list[Json] = [MAIL, bad, MAIL]
    assert _name(client.resend("POST", "/emails/batch", batch)) == (422, "validation_error")
    assert _mails(client) == []
    answer = client.resend("POST", "/emails/batch", batch, x_batch_validation="permissive").json()
    assert len(answer["data"]) == 2
    assert [error["index"] for error in answer["errors"]] == [1]
    again = [
        client.resend("POST", "/emails/batch", [MAIL, MAIL], idempotency_key="b").json()
        for _ in range(2)
    ]
    assert again[0] == again[1]
    kept = [mail for mail in _mails(client) if mail["idempotency_key"] == "b"]
    assert [mail["batch_index"] for mail in kept] == [1, 0]


@pytest.mark.parametrize("batch", [[], [MAIL] * 101, MAIL, [{**MAIL, "attachments": [{}]}], [1]])
def test_a_wrong_batch(client: Client, batch: Json) -> None:
    assert client.resend("POST", "/emails/batch", batch).status_code == 422
    assert _mails(client) == []
