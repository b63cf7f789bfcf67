"""Who may watch an order, and what it is now."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.core.db import db
from bitloot.core.errors import UnauthorizedError
from bitloot.core.tokens import TokenType, verify
from bitloot.orders.models import Order


@dataclass(frozen=True, slots=True)
class Watched:
    """An order somebody may watch, and its status at this moment."""

    order_id: UUID
    status: str


def open_order(order_id: UUID, token: str) -> Watched:
    """Check an order session or access token against the order.

    Raises UnauthorizedError, the same for a bad token, a foreign order and one that is not there.
    """
    claims = verify(token)
    order = db.session.get(Order, order_id)
    if order is None or not _opens(claims.type, claims.subject, order):
        raise UnauthorizedError("This session does not open this order.")
    return Watched(order.id, order.status.value)


def _opens(token_type: TokenType, subject: UUID, order: Order) -> bool:
    if token_type is TokenType.ORDER_SESSION:
        return subject == order.id
    return order.user_id is not None and subject == order.user_id
