"""Making a customer anonymous: every key they got is destroyed, and nothing says who they were.

What the books need stays: orders, amounts, payments. Audit log and timelines are chained and stay
as they were written; neither is told of the address here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, or_, select, update

from bitloot.accounts.models import Role, User
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.events import emit
from bitloot.core.types import JsonObject
from bitloot.delivery.events import CustomerForgotten
from bitloot.delivery.shredding import shred_order
from bitloot.orders.checking import normal_email
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus

OVER = (
    OrderStatus.FULFILLED,
    OrderStatus.EXPIRED,
    OrderStatus.FAILED,
    OrderStatus.REFUNDED,
    OrderStatus.CANCELLED,
)
"""Orders of which nobody waits for anything."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many orders are anonymous now, and how many keys were destroyed with them."""

    orders: int
    keys: int


def forget(email: str, actor: Actor, reason: str) -> Forgotten:
    """Everything under this e-mail address, with an account or without. Audited; for good.

    Raises NotFoundError for an address that nothing is under, ConflictError while one of its
    orders is on its way and for the address of somebody who works here.
    """
    email = normal_email(email)
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(email, 0))))
    user = db.session.scalar(select(User).where(User.email == email).with_for_update())
    if user is not None and user.role is not Role.CUSTOMER:
        raise ConflictError("This address belongs to somebody who works here.")
    orders = _orders(email, user)
    if user is None and not orders:
        raise NotFoundError("There is no customer with this address.")
    waiting = [order.number for order in orders if order.status not in OVER]
    if waiting:
        raise ConflictError(f"{waiting[0]} is not over yet: finish or refund it first.")
    keys = sum(shred_order(order.id, actor, reason) for order in orders)
    replacement = f"anonymous-{uuid4().hex[:12]}@bitloot.invalid"
    order_ids = [order.id for order in orders]
    _rename_orders(order_ids, replacement)
    if user is not None:
        _rename(user, replacement)
    # The address itself is not written down: the log is for good.
    after: JsonObject = {"orders": len(orders), "keys": keys}
    audit(actor, "customer.forget", ("customer", replacement), reason=reason, after=after)
    emit(CustomerForgotten(email, replacement, order_ids))
    return Forgotten(len(orders), keys)


def _orders(email: str, user: User | None) -> Sequence[Order]:
    """Locked, in the order of their ids."""
    theirs = Order.email == email
    if user is not None:
        theirs = or_(theirs, Order.user_id == user.id)
    query = select(Order).where(theirs).order_by(Order.id).with_for_update(of=Order)
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def _rename_orders(order_ids: Sequence[UUID], replacement: str) -> None:
    db.session.execute(
        update(Order)
        .where(Order.id.in_(order_ids))
        .values(email=replacement, client_ip=None, user_agent=None, user_id=None)
    )


def _rename(user: User, replacement: str) -> None:
    user.email, user.name, user.password_hash = replacement, "", None
    user.suspended_at = user.suspended_at or utcnow()
    user.last_login_ip = None
    user.token_epoch += 1
