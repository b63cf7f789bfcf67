"""Signed-in browsers of staff: a row each, so that signing out and suspending work at once."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update

from bitloot.accounts.models import StaffSession, User
from bitloot.core.clock import utcnow
from bitloot.core.db import db

IDLE = timedelta(hours=8)
LONGEST = timedelta(hours=24)
CONFIRMED_FOR = timedelta(minutes=15)
_TOUCH_EVERY = timedelta(minutes=1)  # not a write with every click


def open_session(user: User, *, ip: str | None, user_agent: str | None) -> StaffSession:
    """A new session, confirmed now."""
    now = utcnow()
    session = StaffSession(
        user_id=user.id, confirmed_at=now, last_seen_at=now, ip=ip, user_agent=user_agent
    )
    db.session.add(session)
    user.last_login_at, user.last_login_ip = now, ip
    db.session.flush()
    return session


def resume(session_id: UUID) -> tuple[StaffSession, User] | None:
    """The session and whose it is, while it lasts and the person is staff."""
    session = db.session.get(StaffSession, session_id)
    if session is None or session.revoked_at is not None:
        return None
    now = utcnow()
    if now - session.last_seen_at > IDLE or now - session.created_at > LONGEST:
        return None
    user = db.session.get(User, session.user_id)
    if user is None or not user.is_staff:
        return None
    if now - session.last_seen_at > _TOUCH_EVERY:
        session.last_seen_at = now
    return session, user


def is_confirmed(session: StaffSession, *, now: datetime | None = None) -> bool:
    """Whether the person proved who they are within the last 15 minutes."""
    return (now or utcnow()) - session.confirmed_at < CONFIRMED_FOR


def close(session: StaffSession) -> None:
    """Sign this browser out."""
    session.revoked_at = utcnow()


def close_all(user_id: UUID) -> None:
    """Sign somebody out everywhere."""
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.user_id == user_id, StaffSession.revoked_at.is_(None))
        .values(revoked_at=utcnow())
    )
