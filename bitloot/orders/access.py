"""Who may open an order: whoever holds its token, or its owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from bitloot.accounts.models import User
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, UnauthorizedError
from bitloot.core.tokens import Claims, TokenType, verify
from bitloot.orders.models import Order


@dataclass(frozen=True, slots=True)
class OrderAccess:
    """An order, and for whom it was opened: `buyer` (by token) or the account's e-mail."""

    order: Order
    actor: str


def authorize(order_id: UUID, *, order_token: str | None, bearer: str | None) -> OrderAccess:
    """Open the order for a token of its own (in either place) or for its owner's access token.

    Raises UnauthorizedError without a valid token (the same for a missing, a forged and an expired
    one), NotFoundError (the same whether the order exists or not) with somebody else's.
    """
    token = order_token or bearer
    if not token:
        raise _nobody()
    try:
        claims = verify(token)
    except UnauthorizedError:
        raise _nobody() from None
    actor = _actor(order_id, claims)
    order = db.session.get(Order, order_id) if actor is not None else None
    if order is None or actor is None:
        raise NotFoundError("There is no such order, or it is not yours.")
    return OrderAccess(order, actor)


def _nobody() -> UnauthorizedError:
    return UnauthorizedError("Send a valid token of the order in X-Order-Session.")


def _actor(order_id: UUID, claims: Claims) -> str | None:
    """Asks the same of the database whether there is such an order or not: time tells nothing."""
    if claims.type is TokenType.ORDER_SESSION:
        return "buyer" if claims.subject == order_id else None
    owner = db.session.scalar(select(Order.user_id).where(Order.id == order_id))
    if owner != claims.subject:
        return None
    user = db.session.get(User, claims.subject)
    if user is None or user.suspended_at is not None or user.token_epoch != claims.epoch:
        return None
    return user.email
