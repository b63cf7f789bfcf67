"""Staff open a key with a permission, a reason and a fresh code; and it stands in the audit log."""

import base64
from dataclasses import dataclass

import pyotp
import pytest
import requests
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import fill, own_product, paid_order
from support.working import RunJobs
from werkzeug.test import TestResponse

from bitloot.accounts.models import Role, User
from bitloot.accounts.permissions import Permission, may
from bitloot.accounts.totp import enroll
from bitloot.core.audit import AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.timeline import EntryKind, trail
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery.models import Reveal
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order

REASON = "the customer's browser shows nothing"


@dataclass
class Person:
    user: User
    secret: str

    @property
    def code(self) -> str:
        return pyotp.TOTP(self.secret).at(utcnow())

    def ask(self, client: FlaskClient, order: Order, **body: str) -> TestResponse:
        token = sign(TokenType.ACCESS, self.user.id, minutes=5, epoch=self.user.token_epoch)
        return client.post(
            f"/api/v1/admin/orders/{order.id}/items/{order.items[0].id}/reveal",
            headers={"Authorization": f"Bearer {token}"},
            json=body,
        )


def person(role: Role) -> Person:
    user = User(email=f"{role.value}@bitloot.example", role=role)
    db.session.add(user)
    db.session.flush()
    secret = enroll(user)
    commit()
    return Person(user, secret)


@pytest.fixture
def order(app: ShopFlask, run_jobs: RunJobs) -> Order:
    product = own_product()
    fill(product, "AAAAA-11111")
    bought = paid_order((product, 1))
    run_jobs()
    return bought


def test_a_key_is_opened_and_it_is_not_the_buyers_first_look(
    client: FlaskClient, order: Order
) -> None:
    admin = person(Role.ADMIN)
    answer = admin.ask(client, order, reason=REASON, code=admin.code)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    (each,) = answer.json["deliveries"]
    key, iv, aad = (base64.b64decode(each[name]) for name in ("key", "iv", "aad"))
    sealed = requests.get(each["url"], timeout=5).content
    assert AESGCM(key).decrypt(iv, sealed, aad) == b"AAAAA-11111"
    assert each["first_reveal"] is False
    assert db.session.scalars(select(Delivery.first_revealed_at)).one() is None
    look = db.session.scalars(select(Reveal)).one()
    assert (look.actor, look.first) == (admin.user.email, False)
    acts = select(AuditEntry).where(AuditEntry.action == "delivery.reveal")
    entry = db.session.scalars(acts).one()
    assert (entry.actor, entry.reason) == (admin.user.email, REASON)
    told = [line for line in trail(order.id) if line.kind is EntryKind.REVEAL]
    assert [line.actor for line in told] == [admin.user.email]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CUSTOMER])
def test_only_who_may(client: FlaskClient, order: Order, role: Role) -> None:
    somebody = person(role)
    answer = somebody.ask(client, order, reason=REASON, code=somebody.code)
    assert answer.status_code == (200 if may(role, Permission.DELIVERIES_REVEAL) else 403)


def test_without_fresh_proof_or_a_reason_nothing_is_given(
    client: FlaskClient, order: Order
) -> None:
    admin = person(Role.ADMIN)
    code = admin.code
    assert admin.ask(client, order, reason=REASON, code="000000").status_code == 403
    assert admin.ask(client, order, reason=REASON).status_code == 422
    assert admin.ask(client, order, code=code).status_code == 422
    assert admin.ask(client, order, reason="no", code=code).status_code == 422
    assert db.session.scalars(select(Reveal)).all() == []
    assert admin.ask(client, order, reason=REASON, code=code).status_code == 200
    assert admin.ask(client, order, reason=REASON, code=code).status_code == 403, "used twice"


def test_codes_cannot_be_guessed(client: FlaskClient, order: Order) -> None:
    admin = person(Role.ADMIN)
    answers = [admin.ask(client, order, reason=REASON, code="000000") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
