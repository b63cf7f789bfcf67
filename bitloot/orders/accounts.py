"""Whose account an order belongs to, when somebody signed in places it."""

from uuid import UUID

from bitloot.accounts.models import User
from bitloot.core.db import db
from bitloot.core.errors import UnauthorizedError
from bitloot.core.tokens import TokenType, verify


def account_of(bearer: str | None) -> UUID | None:
    """The account of an access token; None for a guest. UnauthorizedError for a void token."""
    if bearer is None:
        return None
    claims = verify(bearer)
    user = db.session.get(User, claims.subject) if claims.type is TokenType.ACCESS else None
    if user is None or user.suspended_at is not None or user.token_epoch != claims.epoch:
        raise UnauthorizedError("This session is not valid any more.")
    return user.id
