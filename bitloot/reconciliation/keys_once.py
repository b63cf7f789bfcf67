"""Rule 4: every key was delivered once, and no key value was sold twice.

Values are compared by their keyed fingerprints; nothing is decrypted.
"""

from sqlalchemy import Select, String, cast, func, or_, select

from bitloot.catalog.models import SourceType
from bitloot.core.db import db
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.sheet import Sheet
from bitloot.stock.models import StockItem, StockState

_SHOWN = 12  # of a fingerprint's 64 digits: enough to tell two apart


def scan(sheet: Sheet) -> None:
    """Two index-only passes over all fingerprints."""
    sheet.suspect(_delivered_twice())
    sheet.suspect(_delivered_and_in_stock())
    sheet.count(db.session.scalar(select(func.count()).select_from(Delivery)) or 0)


def judge(reference: str) -> Finding | None:
    """Look at one key value again, by its fingerprint."""
    deliveries = db.session.execute(
        select(Delivery.source_ref, Delivery.source_type, Order.id, Order.number)
        .join(Order, Order.id == Delivery.order_id)
        .where(Delivery.fingerprint == reference, Delivery.withdrawn_at.is_(None))
        .order_by(Delivery.id)
    ).all()
    stocked = db.session.scalar(select(StockItem).where(StockItem.fingerprint == reference))
    if not deliveries:
        return None
    numbers = [row.number for row in deliveries]
    own = [row.source_ref for row in deliveries if row.source_type is SourceType.CUSTOM]
    twice = len(deliveries) > 1
    if not twice and not _is_stray(stocked, own):
        return None
    said = f"was sold {len(deliveries)} times" if twice else "is sold and in the stock as well"
    return Finding(
        Rule.KEYS_ONCE,
        reference,
        f"One key value (…{reference[:_SHOWN]}) {said}: {', '.join(numbers)}.",
        Remedy.REVIEW,
        deliveries[-1].id,
        {"orders": list(numbers), "stock": stocked.state.value if stocked else None},
    )


def _is_stray(stocked: StockItem | None, own: list[str]) -> bool:
    """A delivered value that the stock could sell again, or has never seen leave."""
    if stocked is None:
        return False
    return stocked.state is not StockState.SOLD or str(stocked.id) not in own


def _delivered_twice() -> Select[str]:
    return (
        select(Delivery.fingerprint)
        .where(Delivery.withdrawn_at.is_(None))
        .group_by(Delivery.fingerprint)
        .having(func.count() > 1)
    )


def _delivered_and_in_stock() -> Select[str]:
    return (
        select(Delivery.fingerprint)
        .join(StockItem, StockItem.fingerprint == Delivery.fingerprint)
        .where(
            Delivery.withdrawn_at.is_(None),
            or_(
                StockItem.state != StockState.SOLD,
                Delivery.source_ref != cast(StockItem.id, String),
            ),
        )
    )
