"""How often keys fail: by supplier and by product, of those delivered in the same time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.catalog.models import SourceType
from bitloot.claims.goods import KINGUIN, OWN
from bitloot.claims.models import Claim, ClaimKey
from bitloot.claims.states import ClaimKind, ClaimStatus
from bitloot.core.db import db
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.orders.models import OrderItem
from bitloot.stock.models import StockBatch, StockItem

_FAILED = (ClaimStatus.REPLACING, ClaimStatus.REPLACED, ClaimStatus.REFUNDED)
MOST = 50


@dataclass(frozen=True, slots=True)
class Rate:
    """Of one supplier or product: keys delivered, reported, and found bad."""

    name: str
    delivered: int
    reported: int
    failed: int

    @property
    def share(self) -> float:
        """Found bad, of those delivered: 0 to 1."""
        return self.failed / self.delivered if self.delivered else 0.0


def by_supplier(since: datetime, until: datetime) -> list[Rate]:
    """The worst first."""
    return _rates(_supplier(), since, until)


def by_product(since: datetime, until: datetime) -> list[Rate]:
    """The worst first."""
    return _rates(OrderItem.title, since, until)


def _rates(
    name: ColumnElement[str] | InstrumentedAttribute[str], since: datetime, until: datetime
) -> list[Rate]:
    mine = Claim.kind == ClaimKind.PROBLEM
    delivered = func.count()
    reported = delivered.filter(_claimed(mine))
    failed = delivered.filter(_claimed(and_(mine, Claim.status.in_(_FAILED))))
    query = (
        select(name.label("name"), delivered, reported, failed)
        .select_from(Delivery)
        .join(OrderItem, OrderItem.id == Delivery.item_id)
        .outerjoin(FulfillmentAttempt, FulfillmentAttempt.id == Delivery.attempt_id)
        .outerjoin(StockItem, _is_own())
        .outerjoin(StockBatch, StockBatch.id == StockItem.batch_id)
        .where(Delivery.created_at >= since, Delivery.created_at < until)
        .group_by(literal_column("name"))
        .order_by((failed * 1.0 / delivered).desc(), delivered.desc(), literal_column("name"))
        .limit(MOST)
    )
    return [Rate(str(row[0]), row[1], row[2], row[3]) for row in db.session.execute(query)]


def _is_own() -> ColumnElement[bool]:
    return and_(
        Delivery.source_type == SourceType.CUSTOM,
        cast(StockItem.id, String) == Delivery.source_ref,
    )


def _supplier() -> ColumnElement[str]:
    merchant = func.coalesce(
        literal(f"{KINGUIN}: ") + func.nullif(FulfillmentAttempt.merchant, ""), KINGUIN
    )
    own = func.coalesce(func.nullif(StockBatch.supplier, ""), OWN)
    return case((Delivery.source_type == SourceType.KINGUIN, merchant), else_=own)


def _claimed(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(ClaimKey.claim_id)
        .join(Claim, Claim.id == ClaimKey.claim_id)
        .where(ClaimKey.delivery_id == Delivery.id, which)
        .correlate(Delivery)
        .exists()
    )


def total(rates: Sequence[Rate]) -> Rate:
    """All together."""
    return Rate(
        "all",
        sum(each.delivered for each in rates),
        sum(each.reported for each in rates),
        sum(each.failed for each in rates),
    )
