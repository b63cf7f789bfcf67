"""Crypto-shredding: destroy the keys, and what was sealed is noise wherever a copy of it lies.

A data key exists in two places, wrapped: in the row of its delivery, and, for own stock, in the row
of the stock item. Both go, in one transaction. Backups forget it as they age.
"""

from uuid import UUID

from sqlalchemy import select, update

from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.timeline import EntryKind, note
from bitloot.fulfillment.models import SHREDDED, Delivery
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.stock.models import StockItem


def shred_order(order_id: UUID, actor: Actor, reason: str) -> int:
    """Destroy every key of an order; how many deliveries were still readable. Audited.

    Raises NotFoundError for no order. Sealed objects may stay: nothing opens them.
    """
    order = orders.lock(order_id)
    shredded = len(_deliveries(order.id))
    _stock_items(order.id)
    if shredded:
        audit(
            actor, "delivery.shred", ("order", order.id), reason=reason, after={"count": shredded}
        )
        note(
            EntryKind.DELIVERY,
            f"{shredded} keys made unreadable for good",
            subject=("order", order.id),
            trail_id=order.id,
            actor=actor.label,
            data={"count": shredded},
        )
    return shredded


def _deliveries(order_id: UUID) -> list[UUID]:
    statement = (
        update(Delivery)
        .where(Delivery.order_id == order_id, Delivery.shredded_at.is_(None))
        .values(key_id=SHREDDED, wrapped_key=b"", shredded_at=utcnow())
        .returning(Delivery.id)
    )
    return list(db.session.scalars(statement))


def _stock_items(order_id: UUID) -> None:
    sold_to = select(OrderItem.id).where(OrderItem.order_id == order_id)
    db.session.execute(
        update(StockItem)
        .where(StockItem.sold_to.in_(sold_to))
        .values(key_id=SHREDDED, wrapped_key=b"", ciphertext=b"")
    )
