"""Signing in: uniform, limited, once per code; and what a stranger meets."""

import re

import pyotp
import pytest
from support.console_browser import Browser
from support.console_rows import Rows

import admin_console.base
from bitloot.accounts import staff
from bitloot.accounts.models import Role, User
from bitloot.accounts.signing_in import PER_EMAIL
from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask

PASSWORD = "a long enough password"
EMAIL = "mira@bitloot.example"


@pytest.fixture
def secret(app: ShopFlask) -> str:
    del app
    made = staff.create(EMAIL, Role.SUPPORT, Actor("test"), password=PASSWORD)
    commit()
    return made.totp_secret


def code(secret: str) -> str:
    return pyotp.TOTP(secret).at(utcnow())


def without_token(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


def test_a_stranger_is_sent_to_the_door_and_back(stranger: Browser, secret: str) -> None:
    answer = stranger.get("/admin/orders/?status=paid")
    assert answer.status_code == 303
    door = answer.headers["Location"]
    assert door == "/admin/login?next=/admin/orders/?status%3Dpaid"
    token = stranger.token(door)
    form = {"csrf_token": token, "email": EMAIL, "password": PASSWORD, "code": code(secret)}
    entered = stranger.client.post(door, data=form)
    assert entered.headers["Location"] == "/admin/orders/?status=paid"


@pytest.mark.parametrize("next_url", ["https://evil.example/", "//evil.example", "/admin\\evil"])
def test_nobody_is_sent_elsewhere(stranger: Browser, secret: str, next_url: str) -> None:
    form = {"csrf_token": stranger.token(), "email": EMAIL, "password": PASSWORD}
    answer = stranger.client.post(
        "/admin/login", query_string={"next": next_url}, data={**form, "code": code(secret)}
    )
    assert answer.headers["Location"] == "/admin/"


def test_every_refusal_is_the_same(stranger: Browser, secret: str) -> None:
    suspended = staff.create("gone@bitloot.example", Role.ADMIN, Actor("test"), password=PASSWORD)
    suspended.user.suspended_at = utcnow()
    db.session.add(User(email="customer@example.com"))
    commit()
    tries = [
        ("nobody@bitloot.example", PASSWORD, "000000"),
        ("customer@example.com", PASSWORD, "000000"),
        ("gone@bitloot.example", PASSWORD, code(suspended.totp_secret)),
        (EMAIL, "wrong password", code(secret)),
        (EMAIL, PASSWORD, "000000"),
        (EMAIL, PASSWORD, ""),
    ]
    answers = [
        stranger.send("/admin/login", email=email, password=password, code=digits)
        for email, password, digits in tries
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({without_token(answer.text) for answer in answers}) == 1


def test_a_refusal_leaves_a_line_in_the_audit_log(stranger: Browser, secret: str) -> None:
    del secret
    stranger.send("/admin/login", email=EMAIL, password="wrong", code="1")
    entry = db.session.query(AuditEntry).filter_by(action="staff.sign_in_refused").one()
    assert (entry.actor, entry.object_id) == ("nobody", EMAIL)


def test_a_code_works_once(stranger: Browser, secret: str) -> None:
    digits = code(secret)
    form = {"email": EMAIL, "password": PASSWORD, "code": digits}
    assert stranger.send("/admin/login", **form).status_code == 303
    token = stranger.token("/admin/")
    assert stranger.client.post("/admin/logout", data={"csrf_token": token}).status_code == 303
    assert stranger.send("/admin/login", **form).status_code == 401


def test_tries_are_limited_for_known_and_unknown_alike(stranger: Browser, secret: str) -> None:
    del secret
    for email in (EMAIL, "nobody@bitloot.example"):
        form = {"email": email, "password": "x", "code": "1"}
        for _ in range(PER_EMAIL):
            assert stranger.send("/admin/login", **form).status_code == 401
        assert stranger.send("/admin/login", **form).status_code == 429


def test_leaving_ends_the_session_itself(owner: Browser) -> None:
    cookie = owner.client.get_cookie("bitloot_console", path="/admin")
    assert cookie is not None
    token = owner.token("/admin/")
    owner.client.post("/admin/logout", data={"csrf_token": token})
    owner.client.set_cookie("bitloot_console", cookie.value, path="/admin")
    assert owner.get("/admin/").status_code == 303


def test_the_cookie_is_closed_to_scripts_and_other_sites(stranger: Browser, secret: str) -> None:
    form = {"email": EMAIL, "password": PASSWORD, "code": code(secret)}
    cookie = stranger.send("/admin/login", **form).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/admin" in cookie


@pytest.mark.parametrize("path", ["/admin/login", "/admin/logout", "/admin/jobs/{0.job}/replay"])
def test_a_form_without_its_token_changes_nothing(owner: Browser, rows: Rows, path: str) -> None:
    data = {"reason": "a good reason", "email": EMAIL, "password": PASSWORD, "code": "1"}
    answer = owner.client.post(path.format(rows), data=data)
    assert answer.status_code == 403
    assert owner.get("/admin/").status_code == 200
    assert db.session.query(AuditEntry).filter_by(action="job.replay").count() == 0


def test_a_view_that_declares_nothing_is_closed_even_to_owners(
    owner: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert owner.get("/admin/mails/").status_code == 200
    monkeypatch.setattr(admin_console.MailsView, "permission", None)
    assert owner.get("/admin/mails/").status_code == 403
    assert 'href="/admin/mails/"' not in owner.get("/admin/").text
    assert admin_console.base.ConsoleView.permission is None


def test_no_page_runs_a_script_that_is_not_ours(owner: Browser) -> None:
    answer = owner.get("/admin/")
    policy = answer.headers["Content-Security-Policy"]
    assert re.search(r"script-src 'self'(;| 'nonce-)", policy)
    assert "<script>" not in answer.text
    assert not re.search(r"\son\w+=", answer.text)
    assert not re.search(r'(src|href)="(https?:)?//', answer.text)
