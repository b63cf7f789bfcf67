"""The link: good for its refund and its time, and every other one is the same nothing."""

import base64
import logging
import struct
import time
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from support.paid import own_product, paid_order
from support.refunding import money_for
from support.rows import every_row

from bitloot.core.audit import Actor
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.logging import redact
from bitloot.refunds import links
from bitloot.refunds.links import open_link, token_of
from bitloot.refunds.requesting import Wish, request_price

_DAY = 86_400


@pytest.fixture
def refund_id(app: ShopFlask) -> UUID:
    order = paid_order((own_product(), 1))
    money_for(order)
    made = request_price(order.id, None, Wish("as agreed"), Actor("anna@bitloot.example"))
    commit()
    return made.id


def bent(token: str, at: int) -> str:
    raw = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    raw[at] ^= 1
    return base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")


def sealed_for(refund_id: UUID, expires: int) -> str:
    """A genuine token of another time."""
    body = struct.pack(">16sI", refund_id.bytes, expires)
    seal = links._seal(body)  # noqa: SLF001 (only the shop can seal)
    return base64.urlsafe_b64encode(body + seal).decode().rstrip("=")


def test_it_opens_its_refund_for_thirty_days(refund_id: UUID) -> None:
    link = open_link(token_of(refund_id))
    assert link.refund_id == refund_id
    left = link.expires_at.timestamp() - time.time()
    assert 30 * _DAY < left <= 31 * _DAY
    assert token_of(refund_id) == token_of(refund_id) != token_of(new_id())


@pytest.mark.parametrize("at", range(0, 52, 3))
def test_a_token_with_one_bit_changed_opens_nothing(refund_id: UUID, at: int) -> None:
    with pytest.raises(NotFoundError):
        open_link(bent(token_of(refund_id), at))


def test_all_that_is_wrong_is_answered_alike(client: FlaskClient, refund_id: UUID) -> None:
    good = token_of(refund_id)
    now = int(time.time())
    bad = [
        bent(good, 0),
        bent(good, 17),
        bent(good, 40),
        sealed_for(refund_id, now - 1),
        sealed_for(new_id(), now + _DAY),
        good[:-1],
        good + "A",
        good + "==",
        "x" * len(good),
        "%00",
        "é",
    ]
    bodies = set()
    for token in bad:
        answer = client.get(f"/api/v1/refunds/{token}")
        assert answer.status_code == 404, token
        bodies.add(str({**answer.json, "request_id": ""}))
    for path, body in (("keep", {}), ("address", {"address": "somewhere"})):
        answer = client.post(f"/api/v1/refunds/{bent(good, 40)}/{path}", json=body)
        assert answer.status_code == 404
        bodies.add(str({**answer.json, "request_id": ""}))
    assert len(bodies) == 1
    assert client.get(f"/api/v1/refunds/{good}").status_code == 200
    assert client.get(f"/api/v1/refunds/{sealed_for(refund_id, now + 60)}").status_code == 200


def test_nothing_keeps_or_passes_on_the_address_of_the_page(
    client: FlaskClient, refund_id: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_of(refund_id)
    with caplog.at_level(logging.DEBUG):
        answer = client.get(f"/api/v1/refunds/{token}")
        client.get(f"/refunds/{token}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert token not in caplog.text
    assert token not in redact(f"GET /api/v1/refunds/{token}/address 500")
    assert not any(token in row for row in every_row())


def test_too_many_tries_are_turned_away(client: FlaskClient, refund_id: UUID) -> None:
    del refund_id
    answers = {client.post("/api/v1/refunds/nothing/keep").status_code for _ in range(12)}
    assert answers == {404, 429}
