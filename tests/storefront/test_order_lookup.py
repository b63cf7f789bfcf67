"""A guest's way back: a code by mail, the same answers for everybody, and few guesses."""

import logging
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import own_product, placed_order
from support.rows import every_row
from support.statements import statements
from support.working import RunJobs
from werkzeug.test import TestResponse

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.emails.models import Email
from bitloot.emails.rendering import render
from bitloot.orders.lookup import GOOD_FOR, MOST_TRIES
from bitloot.orders.models import Order

MailedCode = Callable[[], str]
STRANGER = "nobody@bitloot.example"


@pytest.fixture
def order(app: ShopFlask) -> Order:
    return placed_order((own_product(), 1))


def ask(client: FlaskClient, email: str) -> TestResponse:
    return client.post("/api/v1/order-lookup", json={"email": email})


def find(client: FlaskClient, email: str, code: str) -> TestResponse:
    return client.post("/api/v1/order-lookup/find", json={"email": email, "code": code})


@pytest.fixture
def mailed_code(run_jobs: RunJobs) -> MailedCode:
    """The code of the newest mail, after the mails were made."""

    def read() -> str:
        db.session.rollback()
        run_jobs()
        email = db.session.scalars(select(Email).order_by(Email.id.desc()).limit(1)).one()
        found = re.search(r"^([0-9]{6})$", render(email, get_settings()).text, re.MULTILINE)
        assert found is not None
        return found.group(1)

    return read


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_the_code_opens_the_orders_of_its_address(
    client: FlaskClient, order: Order, mailed_code: MailedCode
) -> None:
    assert ask(client, f" {order.email.upper()} ").status_code == 202
    code = mailed_code()
    (found,) = find(client, order.email, code).json["items"]
    assert (found["id"], found["number"]) == (str(order.id), order.number)
    headers = {"X-Order-Session": found["order_session_token"]}
    assert client.get(f"/api/v1/orders/{order.id}", headers=headers).status_code == 200


def test_a_code_works_once(client: FlaskClient, order: Order, mailed_code: MailedCode) -> None:
    ask(client, order.email)
    code = mailed_code()
    assert find(client, order.email, code).status_code == 200
    assert find(client, order.email, code).status_code == 401


def test_who_is_known_is_told_to_nobody(
    client: FlaskClient, order: Order, mailed_code: MailedCode
) -> None:
    known, unknown = ask(client, order.email), ask(client, STRANGER)
    assert (known.status_code, known.json) == (unknown.status_code, unknown.json)
    no, never = find(client, order.email, wrong(mailed_code())), find(client, STRANGER, "000000")
    assert (no.status_code, no.json["detail"]) == (never.status_code, never.json["detail"])
    assert no.status_code == 401
    assert db.session.scalars(select(Email.recipient)).all() == [order.email]


def test_who_is_known_is_the_same_work(client: FlaskClient, order: Order) -> None:
    """The database is asked the same, and as much: time tells nothing."""
    ask(client, order.email)
    asked = {}
    for email in (order.email, STRANGER):
        with statements() as said:
            ask(client, email)
        asked[email] = said
    assert asked[order.email] == asked[STRANGER]
    assert any("INSERT INTO jobs" in each for each in asked[STRANGER])


def test_no_code_is_logged(
    client: FlaskClient, order: Order, mailed_code: MailedCode, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(client, order.email)
        code = mailed_code()
        find(client, order.email, wrong(code))
        find(client, order.email, code)
    said = [f"{record.getMessage()} {record.__dict__}" for record in caplog.records]
    assert said
    assert [each for each in said if re.search(rf"\b{code}\b", each)] == []


def test_only_so_many_guesses(client: FlaskClient, order: Order, mailed_code: MailedCode) -> None:
    ask(client, order.email)
    code = mailed_code()
    for _ in range(MOST_TRIES):
        assert find(client, order.email, wrong(code)).status_code == 401
    assert find(client, order.email, code).status_code == 401


def test_only_so_many_codes(client: FlaskClient, order: Order) -> None:
    answers = [ask(client, order.email).status_code for _ in range(7)]
    assert answers == [202] * 5 + [429] * 2


def test_a_code_runs_out_and_a_new_one_replaces_it(
    client: FlaskClient, order: Order, mailed_code: MailedCode
) -> None:
    ask(client, order.email)
    first = mailed_code()
    (name,) = [key for key in get_redis().keys("*lookup:*") if b"tries" not in bytes(key)]
    assert 0 < get_redis().ttl(name) <= GOOD_FOR
    ask(client, order.email)
    second = mailed_code()
    assert find(client, order.email, first).status_code == 401 or first == second
    assert find(client, order.email, second).status_code == 200


def test_no_code_stands_in_any_row(
    client: FlaskClient, order: Order, mailed_code: MailedCode
) -> None:
    ask(client, order.email)
    code = mailed_code()
    assert not [row for row in every_row() if re.search(rf"\b{code}\b", row)]
