"""A line with the keys that a claim may be about, read under the order's lock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import SourceType
from bitloot.claims.models import Claim
from bitloot.claims.policy import Goods, Policy
from bitloot.claims.states import LIVE
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.shipping import of_item
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.stock.models import StockBatch, StockItem

KINGUIN = "Kinguin"
OWN = "own stock"


@dataclass(frozen=True, slots=True)
class Line:
    """One line and those of its keys that are the buyer's."""

    item: OrderItem
    deliveries: Sequence[Delivery]
    goods: Goods


def locked(order_id: UUID, item_id: UUID) -> Line:
    """Locks the order until the transaction ends. Raises NotFoundError for another order's line."""
    order = orders.lock(order_id)
    item = next((each for each in order.items if each.id == item_id), None)
    if item is None:
        raise NotFoundError("There is no such line in this order.")
    db.session.refresh(item)
    return line_of(item)


def of_order(order_id: UUID, claim_id: UUID) -> Claim:
    """A claim of this order, which is locked until the transaction ends. Raises NotFoundError.

    Another order's claim is not even read: neither words nor time tell that it exists.
    """
    orders.lock(order_id)
    query = select(Claim).where(Claim.id == claim_id, Claim.order_id == order_id)
    claim = db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if claim is None:
        raise NotFoundError("There is no such claim.")
    return claim


def line_of(item: OrderItem) -> Line:
    """Without a lock: to look at."""
    deliveries = of_item(item.id)
    opened = [each.first_revealed_at for each in deliveries if each.first_revealed_at]
    came = [each.created_at for each in deliveries]
    goods = Goods(
        item.source_type,
        item.is_preorder,
        min(came, default=None),
        max(opened, default=None),
    )
    return Line(item, deliveries, goods)


def policy() -> Policy:
    """As the settings say."""
    settings = get_settings()
    return Policy(settings.return_hours, settings.claim_days)


def live_claim(item_id: UUID) -> Claim | None:
    """The one that is not over; an index allows one at most."""
    query = select(Claim).where(Claim.item_id == item_id, Claim.status.in_(LIVE))
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def refuse_second(item_id: UUID) -> None:
    """Raises ConflictError while there is a claim that is not over."""
    if live_claim(item_id) is not None:
        raise ConflictError("We are looking into this line already.", code="claimed")


def supplier_of(deliveries: Collection[Delivery]) -> str:
    """Who sold us these keys: the merchant at Kinguin, or the supplier of our own batch."""
    first = next(iter(deliveries))
    if first.source_type is SourceType.KINGUIN:
        merchant = db.session.scalar(
            select(FulfillmentAttempt.merchant).where(FulfillmentAttempt.id == first.attempt_id)
        )
        return f"{KINGUIN}: {merchant}" if merchant else KINGUIN
    supplier = db.session.scalar(
        select(StockBatch.supplier)
        .join(StockItem, StockItem.batch_id == StockBatch.id)
        .where(StockItem.id == UUID(first.source_ref))
    )
    return supplier or OWN
