"""`bitloot staff …`: what a script and the first owner meet."""

import pyotp
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from bitloot.accounts import staff as service
from bitloot.accounts.commands import staff
from bitloot.accounts.passwords import verify_password
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask

EMAIL = "owner@bitloot.example"


def run(app: ShopFlask, *arguments: str, stdin: str | None = None) -> Result:
    del app
    return CliRunner().invoke(staff, arguments, input=stdin)


def test_create_prints_what_is_needed_once(app: ShopFlask) -> None:
    made = run(app, "create", EMAIL, "--role", "owner", "--name", "Ada")
    assert made.exit_code == 0, made.output
    words = dict(line.split(maxsplit=1) for line in made.stdout.splitlines()[:4])
    user = service.find(EMAIL)
    assert verify_password(user.password_hash, words["password"])
    assert (
        pyotp.TOTP(words["TOTP"]).provisioning_uri(name=EMAIL, issuer_name="BitLoot") in made.stdout
    )
    again = run(app, "create", EMAIL, "--role", "owner")
    assert again.exit_code == 1
    assert "already, as owner" in again.output


def test_a_password_can_be_given_and_is_not_printed(app: ShopFlask) -> None:
    given = "a password of my own"
    arguments = ("create", EMAIL, "--role", "admin", "--password-stdin")
    made = run(app, *arguments, stdin=given + "\n")
    assert given not in made.output
    assert verify_password(service.find(EMAIL).password_hash, given)


def test_a_token_alone_is_printed_and_works(app: ShopFlask, client: FlaskClient) -> None:
    run(app, "create", EMAIL, "--role", "owner")
    token = run(app, "token", EMAIL)
    assert token.stdout.count("\n") == 1
    headers = {"Authorization": f"Bearer {token.stdout.strip()}"}
    assert client.get("/api/v1/admin/orders", headers=headers).status_code == 200
    db.session.rollback()
    entry = db.session.query(AuditEntry).filter_by(action="staff.token").one()
    assert entry.actor == "command line"


@pytest.mark.parametrize("command", ["token", "reset-totp", "reset-password"])
def test_nobody_is_one_line_not_a_traceback(app: ShopFlask, command: str) -> None:
    answer = run(app, command, "nobody@bitloot.example")
    assert (answer.exit_code, answer.stderr) == (1, "Error: There is no such member of staff.\n")


def test_a_lost_password_is_replaced(app: ShopFlask) -> None:
    run(app, "create", EMAIL, "--role", "owner")
    printed = run(app, "reset-password", EMAIL).stdout.split()
    assert verify_password(service.find(EMAIL).password_hash, printed[-1])
    given = "a password of my own"
    assert run(app, "reset-password", EMAIL, "--password-stdin", stdin=given + "\n").stdout == ""
    db.session.expire_all()
    assert verify_password(service.find(EMAIL).password_hash, given)


def test_the_list_and_a_new_second_factor(app: ShopFlask) -> None:
    run(app, "create", EMAIL, "--role", "owner")
    assert EMAIL in run(app, "list").stdout
    before = service.find(EMAIL).totp_sealed
    assert "otpauth://" in run(app, "reset-totp", EMAIL).stdout
    db.session.expire_all()
    assert service.find(EMAIL).totp_sealed != before
