"""The queue of lines to be bought: whose turn it is, and that it stands still without money."""

from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import exists, func, select, update

from bitloot.catalog.models import SourceType
from bitloot.core.attention import (
    AttentionItem,
    AttentionState,
    raise_attention,
    resolve_attention,
)
from bitloot.core.db import db
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import INTERACTIVE, Job, JobState
from bitloot.core.money import Money, exact
from bitloot.fulfillment.holding import Reason
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.requesting import FULFILL
from bitloot.fulfillment.service import FILLED, TO_FILL, Line
from bitloot.fulfillment.states import LIVE
from bitloot.orders.models import Order, OrderItem

PROVIDER = ("provider", uuid5(NAMESPACE_URL, "https://www.kinguin.net"))
"""What an item about Kinguin as a whole is about."""
WATCH_BALANCE = "fulfillment.watch_balance"
_STEP = 0.05  # seconds between two that wait for the same thing
_LONGEST_TURN = 30.0


def stop(needed: Money, line: Line) -> None:
    """The balance does not cover `needed`: nothing is bought until it does. One item for all."""
    raise_attention(
        Reason.BALANCE_LOW.value,
        subject=PROVIDER,
        trail_id=None,
        summary=f"The Kinguin balance does not cover {needed}. Nothing is bought until it is "
        "topped up; then everything goes on by itself, the oldest first.",
        action="top_up",
        data={
            "needed": needed.plain(),
            "currency": needed.currency,
            "item_id": str(line.item_id),
            "order_id": str(line.order_id),
        },
    )
    if not wake(WATCH_BALANCE, "kinguin"):
        enqueue(WATCH_BALANCE, {}, key="kinguin", priority=INTERACTIVE)


def stopped_at() -> Money | None:
    """What the balance did not cover; None while there is money."""
    item = _open()
    return None if item is None else Money.eur(exact(item.data.get("needed")))


def covers(balance: Money) -> bool:
    """Whether the queue may go on: enough is there, or who asked for it asks no more."""
    item = _open()
    if item is None:
        return True
    line = select(OrderItem.id).where(
        OrderItem.id == UUID(str(item.data.get("item_id"))), OrderItem.status.in_(TO_FILL)
    )
    return balance >= Money.eur(exact(item.data.get("needed"))) or (
        balance > Money.zero() and db.session.scalar(line) is None
    )


def go_on(*, by: str, resolution: str) -> int:
    """Buy again, the oldest paid first; how many lines waited."""
    resolve_attention(Reason.BALANCE_LOW.value, PROVIDER, by=by, resolution=resolution)
    return wake_all()


def wake_all() -> int:
    """Have every line that waits to be bought looked at, in the order in which they were paid."""
    woken = db.session.execute(
        update(Job)
        .where(
            Job.kind == FULFILL,
            Job.state == JobState.QUEUED,
            Job.trail_id == Order.id,
            Order.status.in_(FILLED),
            exists().where(
                OrderItem.order_id == Order.id,
                OrderItem.source_type == SourceType.KINGUIN,
                OrderItem.status.in_(TO_FILL),
            ),
        )
        .values(run_at=func.least(Order.paid_at, func.clock_timestamp()), nudged_at=None)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    return len(woken.all())


def turn(line: Line) -> float:
    """Seconds to stand behind those who paid earlier and wait for the provider too."""
    paid_at = select(Order.paid_at).where(Order.id == line.order_id).scalar_subquery()
    older = (
        select(func.count())
        .select_from(OrderItem)
        .join(Order, Order.id == OrderItem.order_id)
        .where(
            Order.status.in_(FILLED),
            Order.paid_at < paid_at,
            OrderItem.source_type == SourceType.KINGUIN,
            OrderItem.status.in_(TO_FILL),
        )
    )
    return min(_LONGEST_TURN, _STEP * (db.session.scalar(older) or 0))


def waiting() -> int:
    """How many lines wait to be bought: paid, not held, and no purchase of them placed."""
    placed = exists().where(
        FulfillmentAttempt.item_id == OrderItem.id, FulfillmentAttempt.status.in_(LIVE)
    )
    query = (
        select(func.count())
        .select_from(OrderItem)
        .join(Order, Order.id == OrderItem.order_id)
        .where(
            Order.status.in_(FILLED),
            OrderItem.source_type == SourceType.KINGUIN,
            OrderItem.status.in_(TO_FILL),
            ~placed,
        )
    )
    return db.session.scalar(query) or 0


def _open() -> AttentionItem | None:
    query = select(AttentionItem).where(
        AttentionItem.reason == Reason.BALANCE_LOW.value,
        AttentionItem.subject_kind == PROVIDER[0],
        AttentionItem.subject_id == PROVIDER[1],
        AttentionItem.state == AttentionState.OPEN,
    )
    return db.session.scalars(query).one_or_none()
