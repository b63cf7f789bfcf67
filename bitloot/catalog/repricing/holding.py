"""A cost that has jumped is held: the product is shown as sold out until staff accept the cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from bitloot.core.attention import (
    AttentionItem,
    AttentionState,
    raise_attention,
    resolve_attention,
)
from bitloot.core.db import db
from bitloot.core.money import Money

REASON = "cost_jumped"
ACT = "accept_cost"
LEAST_JUMP = Money.eur("0.50")
MOST_ITEMS = 100
"""More held products are found by the list's filter: one item each would hide all else."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A product whose hold has begun or ended with a sync; `held_from` is None at the end."""

    product_id: UUID
    title: str
    cost: Money
    held_from: Money | None


def held_from(known: Money | None, cost: Money, limit_percent: Decimal) -> Money | None:
    """The known cost, if the new one is over the limit above it; None when all is well.

    Cents move by half every day: a jump is at least 50 cents.
    """
    if known is None or known <= Money.zero() or cost - known < LEAST_JUMP:
        return None
    return known if cost > known * (1 + limit_percent / 100) else None


def tell_of_jumps(jumps: Iterable[Jump]) -> None:
    """An attention item for each hold that begins; that of one that ends is resolved."""
    began: list[Jump] = []
    for jump in jumps:
        if jump.held_from is not None:
            began.append(jump)
            continue
        resolve_attention(
            REASON,
            ("product", jump.product_id),
            by="sync",
            resolution=f"The cost is back at {jump.cost}.",
        )
    if began:
        for jump in began[: MOST_ITEMS - _open()]:
            _raise(jump, jump.held_from or jump.cost)


def _open() -> int:
    query = select(func.count()).where(
        AttentionItem.reason == REASON, AttentionItem.state == AttentionState.OPEN
    )
    return min(db.session.scalar(query) or 0, MOST_ITEMS)


def _raise(jump: Jump, before: Money) -> None:
    growth = (jump.cost.amount / before.amount - 1) * 100
    raise_attention(
        REASON,
        subject=("product", jump.product_id),
        trail_id=None,
        summary=f"{jump.title}: the cost went from {before} to {jump.cost} (+{growth:.0f} %). "
        "It is shown as sold out until that is looked at.",
        action=ACT,
    )
