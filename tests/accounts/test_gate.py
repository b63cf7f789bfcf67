"""Who gets through the door of the staff API, and on what token."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from support.staff import staff_headers

from bitloot.accounts import staff
from bitloot.accounts.gate import current_actor, current_user, staff_only
from bitloot.accounts.models import Role, User
from bitloot.accounts.permissions import ROLE_PERMISSIONS, Permission
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ForbiddenError, UnauthorizedError
from bitloot.core.tokens import TokenType, sign

ACTOR = Actor("test")
PATH = "/api/v1/admin/orders"


def somebody(role: Role = Role.SUPPORT) -> User:
    user = staff.create(f"{role}@bitloot.example", role, ACTOR).user
    commit()
    return user


def ask(app: Flask, token: str, permission: Permission = Permission.ORDERS_VIEW) -> str:
    @staff_only(permission)
    def view() -> str:
        return current_actor().label

    headers = {"Authorization": f"Bearer {token}", "User-Agent": "test"}
    with app.test_request_context(headers=headers):
        return view()


def test_a_token_of_staff_opens_what_the_role_may_see(app: ShopFlask) -> None:
    user = somebody()
    token = staff.issue_token(user, ACTOR)
    assert ask(app, token) == user.email
    with pytest.raises(ForbiddenError):
        ask(app, token, Permission.STAFF_EDIT)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_the_table_decides(app: ShopFlask, role: Role, permission: Permission) -> None:
    user = User(email="x@bitloot.example", role=role)
    db.session.add(user)
    db.session.flush()
    token = sign(TokenType.ACCESS, user.id, minutes=5)
    if permission in ROLE_PERMISSIONS[role]:
        assert ask(app, token, permission) == user.email
    else:
        refusal = UnauthorizedError if role is Role.CUSTOMER else ForbiddenError
        with pytest.raises(refusal):
            ask(app, token, permission)


def test_every_other_token_is_refused_alike(app: ShopFlask) -> None:
    user = somebody()
    old = sign(TokenType.ACCESS, user.id, minutes=5, epoch=user.token_epoch - 1)
    expired = sign(TokenType.ACCESS, user.id, minutes=-10)
    order = sign(TokenType.ORDER_SESSION, user.id, minutes=5)
    nobody = sign(TokenType.ACCESS, uuid4(), minutes=5)
    customer = User(email="customer@example.com")
    db.session.add(customer)
    db.session.flush()
    details = set()
    for token in (old, expired, order, nobody, sign(TokenType.ACCESS, customer.id, minutes=5), ""):
        with pytest.raises(UnauthorizedError) as refused:
            ask(app, token)
        details.add(refused.value.detail)
    assert len(details) == 1


def test_without_a_token_nobody_acts(app: ShopFlask) -> None:
    with app.test_request_context(), pytest.raises(UnauthorizedError):
        staff_only(Permission.ORDERS_VIEW)(lambda: None)()
    with pytest.raises(UnauthorizedError):
        current_user()


def test_suspension_and_a_new_role_end_tokens_at_once(app: ShopFlask) -> None:
    user = somebody()
    token = staff.issue_token(user, ACTOR)
    staff.set_role(user, Role.ADMIN, ACTOR, reason="promoted")
    with pytest.raises(UnauthorizedError):
        ask(app, token)
    token = staff.issue_token(user, ACTOR)
    user.suspended_at = utcnow()
    db.session.flush()
    with pytest.raises(UnauthorizedError):
        ask(app, token)


def test_the_api_answers_with_problems(client: FlaskClient) -> None:
    stranger = client.get(PATH)
    assert (stranger.status_code, stranger.mimetype) == (401, "application/problem+json")
    assert client.get(PATH, headers=staff_headers(Role.VIEWER)).status_code == 200
