"""Who may open an order: whoever holds its token, or its owner."""

from dataclasses import dataclass
from uuid import UUID

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
    order = db.session.get(Order, order_id)
    actor = _actor(order, claims) if order is not None else None
    if order is None or actor is None:
        raise NotFoundError("There is no such order, or it is not yours.")
    return OrderAccess(order, actor)


def _nobody() -> UnauthorizedError:
    return UnauthorizedError("Send a valid token of the order in X-Order-Session.")


def _actor(order: Order, claims: Claims) -> str | None:
    if claims.type is TokenType.ORDER_SESSION:
        return "buyer" if claims.subject == order.id else None
    if order.user_id != claims.subject:
        return None
    user = db.session.get(User, claims.subject)
    if user is None or user.suspended_at is not None or user.token_epoch != claims.epoch:
        return None
    return user.email
