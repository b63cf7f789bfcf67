"""How staff sign in: password and code together, one answer to everything that is wrong."""

from dataclasses import dataclass

from sqlalchemy import select

from bitloot.accounts.models import StaffSession, User
from bitloot.accounts.passwords import hash_password, needs_rehash, verify_password
from bitloot.accounts.sessions import open_session
from bitloot.accounts.totp import use_code
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ForbiddenError, UnauthorizedError
from bitloot.core.ratelimit import limit

REFUSED = "E-mail, password and code do not fit together. A code works once: wait for the next."
WINDOW_SECONDS = 300
PER_EMAIL = 10
PER_IP = 60
_EMAIL_LENGTH = 254


@dataclass(frozen=True, slots=True)
class Visitor:
    """From where somebody asks."""

    ip: str | None
    user_agent: str | None


def sign_in(email: str, password: str, code: str, visitor: Visitor) -> StaffSession:
    """A new session. UnauthorizedError with one text and one duration for every cause.

    RateLimitedError after 10 tries for an e-mail or 60 from an address within five minutes.
    A refusal is audited: the caller commits in both cases.
    """
    email = email.strip().lower()[:_EMAIL_LENGTH]
    limit("staff-login-ip", visitor.ip or "unknown", allowed=PER_IP, seconds=WINDOW_SECONDS)
    limit("staff-login-email", email, allowed=PER_EMAIL, seconds=WINDOW_SECONDS)
    user = db.session.scalar(select(User).where(User.email == email))
    if user is None or not user.is_staff:
        verify_password(None, password)
        raise _refuse(email, visitor)
    if not verify_password(user.password_hash, password) or not use_code(user, code):
        raise _refuse(email, visitor)
    if user.password_hash is not None and needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    session = open_session(user, ip=visitor.ip, user_agent=visitor.user_agent)
    actor = Actor(user.email, user.id, visitor.ip, visitor.user_agent)
    audit(actor, "staff.sign_in", ("staff", user.id))
    return session


def confirm(session: StaffSession, user: User, code: str) -> None:
    """Prove again who sits there, before a sensitive act. ForbiddenError when the code is wrong."""
    limit("staff-confirm", str(user.id), allowed=PER_EMAIL, seconds=WINDOW_SECONDS)
    if not use_code(user, code):
        raise ForbiddenError("The code does not fit. A code works once: wait for the next.")
    session.confirmed_at = utcnow()


def _refuse(email: str, visitor: Visitor) -> UnauthorizedError:
    nobody = Actor("nobody", None, visitor.ip, visitor.user_agent)
    audit(nobody, "staff.sign_in_refused", ("login", email))
    return UnauthorizedError(REFUSED)
