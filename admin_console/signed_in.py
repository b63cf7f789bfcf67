"""Who sits at the console: a signed cookie names a row in `staff_sessions`."""

from dataclasses import dataclass
from uuid import UUID

from flask import g, session

from bitloot.accounts import sessions
from bitloot.accounts.models import StaffSession, User
from bitloot.accounts.permissions import Permission, may

_COOKIE = "staff_session"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff and the browser session they act in."""

    user: User
    session: StaffSession

    def may(self, permission: Permission) -> bool:
        """Whether their role carries the permission."""
        return may(self.user.role, permission)

    @property
    def is_confirmed(self) -> bool:
        """Whether they proved who they are within the last 15 minutes."""
        return sessions.is_confirmed(self.session)


def remember(opened: StaffSession) -> None:
    """Put a new session into the cookie; whatever was there is dropped (session fixation)."""
    session.clear()
    session[_COOKIE] = str(opened.id)
    g.pop("console_member", None)


def forget() -> None:
    """Sign this browser out."""
    present = member()
    if present is not None:
        sessions.close(present.session)
    session.clear()
    g.pop("console_member", None)


def member() -> Member | None:
    """Who is signed in; looked up once a request."""
    if "console_member" not in g:
        g.console_member = _look_up(session.get(_COOKIE))
    found: Member | None = g.console_member
    return found


def _look_up(value: object) -> Member | None:
    if not isinstance(value, str):
        return None
    try:
        resumed = sessions.resume(UUID(value))
    except ValueError:
        return None
    return None if resumed is None else Member(resumed[1], resumed[0])
