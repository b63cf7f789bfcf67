"""Members of staff: made, promoted, closed; passwords and codes."""

from datetime import timedelta

import pyotp
import pytest
from argon2 import PasswordHasher

from bitloot.accounts import passwords, sessions, staff, totp
from bitloot.accounts.models import Role, StaffSession, User
from bitloot.accounts.signing_in import Visitor, sign_in
from bitloot.core import clock
from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError, InvalidError, NotFoundError

ACTOR = Actor("test")
PASSWORD = "a long enough password"
pytestmark = pytest.mark.usefixtures("app")


def made(role: Role = Role.SUPPORT, email: str = "Mira@BitLoot.example") -> staff.NewStaff:
    return staff.create(email, role, ACTOR, password=PASSWORD)


def test_a_password_is_stored_as_argon2id_and_nothing_else() -> None:
    user = made().user
    assert user.password_hash is not None
    assert user.password_hash.startswith("$argon2id$")
    assert passwords.verify_password(user.password_hash, PASSWORD)
    assert not passwords.verify_password(user.password_hash, PASSWORD + "x")
    assert not passwords.verify_password(None, PASSWORD)
    assert not passwords.verify_password("no hash at all", PASSWORD)


@pytest.mark.parametrize("password", ["short", "x" * 201])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(InvalidError):
        passwords.hash_password(password)


def test_a_hash_of_older_parameters_is_renewed_at_sign_in() -> None:
    new = made()
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    new.user.password_hash = weak
    db.session.flush()
    code = pyotp.TOTP(new.totp_secret).at(utcnow())
    sign_in(new.user.email, PASSWORD, code, Visitor("10.0.0.1", None))
    assert new.user.password_hash != weak
    assert passwords.verify_password(new.user.password_hash, PASSWORD)


def test_the_secret_is_sealed_and_bound_to_its_owner() -> None:
    new, other = made(), made(email="other@bitloot.example")
    assert new.totp_secret.encode() not in (new.user.totp_sealed or b"")
    assert totp.reveal_secret(new.user) == new.totp_secret
    other.user.totp_sealed = new.user.totp_sealed
    with pytest.raises(Exception, match="does not open"):
        totp.reveal_secret(other.user)


def test_codes_of_neighbouring_steps_are_taken_and_none_twice() -> None:
    new = made()
    now = utcnow()
    previous = pyotp.TOTP(new.totp_secret).at(now - timedelta(seconds=30))
    present = pyotp.TOTP(new.totp_secret).at(now)
    old = pyotp.TOTP(new.totp_secret).at(now - timedelta(seconds=120))
    assert not totp.use_code(new.user, old)
    assert totp.use_code(new.user, previous)
    assert totp.use_code(new.user, f"{present[:3]} {present[3:]}")
    assert not totp.use_code(new.user, present)
    assert not totp.use_code(new.user, previous)


def test_an_email_is_one_account() -> None:
    new = made()
    assert new.user.email == "mira@bitloot.example"
    with pytest.raises(ConflictError, match="already, as support"):
        made(Role.OWNER, "MIRA@bitloot.example")


def test_a_customer_can_become_staff_and_keeps_the_account() -> None:
    customer = User(email="mira@bitloot.example")
    db.session.add(customer)
    db.session.flush()
    assert made().user.id == customer.id


def test_the_seed_makes_its_owner_once() -> None:
    first = staff.ensure_demo_staff("demo@bitloot.example", PASSWORD, pyotp.random_base32())
    again = staff.ensure_demo_staff("demo@bitloot.example", "another password", "A" * 32)
    assert first.id == again.id
    assert passwords.verify_password(again.password_hash, PASSWORD)


def test_there_is_always_an_owner() -> None:
    owner = made(Role.OWNER).user
    for act in (
        lambda: staff.set_role(owner, Role.VIEWER, ACTOR, reason="why"),
        lambda: staff.suspend(owner, ACTOR, reason="why"),
    ):
        with pytest.raises(ConflictError, match="last owner"):
            act()
    made(Role.OWNER, "second@bitloot.example")
    staff.suspend(owner, ACTOR, reason="why")
    assert owner.suspended_at is not None
    with pytest.raises(ConflictError, match="suspended already"):
        staff.suspend(owner, ACTOR, reason="why")
    with pytest.raises(ConflictError):
        staff.issue_token(owner, ACTOR)
    staff.restore(owner, ACTOR, reason="why")
    assert owner.is_staff


def test_customers_are_not_staff() -> None:
    customer = User(email="customer@example.com")
    db.session.add(customer)
    db.session.flush()
    with pytest.raises(NotFoundError):
        staff.get(customer.id)
    with pytest.raises(NotFoundError):
        staff.find(customer.email)
    assert staff.everyone() == []
    with pytest.raises(InvalidError):
        staff.create("x@example.com", Role.CUSTOMER, ACTOR)


def test_every_act_writes_its_line() -> None:
    user = made().user
    made(Role.OWNER, "second@bitloot.example")
    staff.set_role(user, Role.ADMIN, ACTOR, reason="promoted")
    staff.reset_totp(user, ACTOR, reason="lost the telephone")
    staff.suspend(user, ACTOR, reason="left")
    staff.restore(user, ACTOR, reason="came back")
    staff.issue_token(user, ACTOR)
    commit()
    written = [
        entry.action for entry in db.session.query(AuditEntry).filter_by(object_id=str(user.id))
    ]
    assert written == [
        f"staff.{act}" for act in ["create", "role", "reset_totp", "suspend", "restore", "token"]
    ]


def test_a_session_ends_by_idleness_and_by_age(monkeypatch: pytest.MonkeyPatch) -> None:
    user = made().user
    now = utcnow()
    session = sessions.open_session(user, ip=None, user_agent=None)
    commit()
    for hours, lasts in ((7, True), (14, True), (21, True), (25, False)):
        moment = now + timedelta(hours=hours)
        monkeypatch.setattr(clock, "_now", lambda moment=moment: moment)
        assert (sessions.resume(session.id) is not None) is lasts
    idle = sessions.open_session(user, ip=None, user_agent=None)
    commit()
    late = now + timedelta(hours=25 + 9)
    monkeypatch.setattr(clock, "_now", lambda: late)
    assert sessions.resume(idle.id) is None


def test_signing_out_everywhere() -> None:
    user = made().user
    for _ in range(2):
        sessions.open_session(user, ip=None, user_agent=None)
    sessions.close_all(user.id)
    assert db.session.query(StaffSession).filter_by(revoked_at=None).count() == 0
