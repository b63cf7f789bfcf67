"""The door of the staff API: a Bearer access token of a member of staff who holds a permission."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import g, request

from bitloot.accounts.models import User
from bitloot.accounts.permissions import Permission, may
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import ForbiddenError, UnauthorizedError
from bitloot.core.tokens import TokenType, verify

P = ParamSpec("P")
R = TypeVar("R")

_SCHEME = "Bearer "
_USER_AGENT_LENGTH = 300


def staff_only(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only staff with `permission` reach the view; 401 or 403 for everybody else."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            require(bearer(), permission)
            return view(*args, **kwargs)

        return guarded

    return decorate


def bearer() -> User:
    """Whose token the request carries. UnauthorizedError, the same whatever is wrong with it."""
    header = request.headers.get("Authorization", "")
    if not header.startswith(_SCHEME):
        raise _nobody()
    try:
        claims = verify(header.removeprefix(_SCHEME).strip())
    except UnauthorizedError:
        raise _nobody() from None
    user = db.session.get(User, claims.subject) if claims.type is TokenType.ACCESS else None
    if user is None or not user.is_staff or user.token_epoch != claims.epoch:
        raise _nobody()
    return user


def require(user: User, permission: Permission) -> None:
    """Let `user` act for the rest of this request. ForbiddenError without the permission."""
    if not may(user.role, permission):
        raise ForbiddenError("Your role does not allow this.")
    g.staff_user = user


def current_user() -> User:
    """The member of staff who acts in this request; UnauthorizedError when nobody does."""
    user = g.get("staff_user")
    if not isinstance(user, User):
        raise _nobody()
    return user


def staff_caller() -> str:
    """Whose Idempotency-Key it is: that of the member of staff who acts in this request."""
    return f"staff:{current_user().id}"


def current_actor() -> Actor:
    """Who acts in this request, for the audit log."""
    user = current_user()
    agent = request.headers.get("User-Agent", "")[:_USER_AGENT_LENGTH] or None
    return Actor(user.email, user.id, request.remote_addr, agent)


def _nobody() -> UnauthorizedError:
    return UnauthorizedError("Sign in as a member of staff to use this.")
