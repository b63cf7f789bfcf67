"""An attempt as it was read, for use while no transaction is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.providers.kinguin.orders import Key, Order, Wish


@dataclass(frozen=True, slots=True)
class Purchase:
    """`shared`: other lines were asked for by the same request.

    Where one of them is of the same product, the two are one line there, of `together` pieces;
    `before` of them are counted as others'. `given_back`: its keys are asked to be taken back, so
    nobody collects them.
    """

    id: UUID
    item_id: UUID
    order_id: UUID
    number: int
    external_id: str
    status: AttemptStatus
    quantity: int
    price: Money
    provider_order_id: str | None
    placing_since: datetime | None
    created_at: datetime
    product_id: str | None
    shared: bool
    offer_id: str | None
    given_back: bool
    before: int
    together: int

    @classmethod
    def of(cls, row: FulfillmentAttempt) -> Self:
        """As the row stands now."""
        before, together = _place(row) if row.shared else (0, row.quantity)
        return cls(
            id=row.id,
            item_id=row.item_id,
            order_id=row.order_id,
            number=row.number,
            external_id=row.external_id,
            status=row.status,
            quantity=row.quantity,
            price=row.requested_price,
            provider_order_id=row.provider_order_id,
            placing_since=row.placing_since,
            created_at=row.created_at,
            product_id=row.product_id,
            shared=row.shared,
            offer_id=row.offer_id,
            given_back=row.return_asked_at is not None,
            before=before,
            together=together,
        )

    def wish(self, product_id: str) -> Wish:
        """Its line of the request; `product_id` where the row is of before it was kept there."""
        return Wish(self.product_id or product_id, self.quantity, self.price, self.offer_id)

    def part_of(self, order: Order) -> Order:
        """What of the provider's order belongs to this purchase."""
        if not self.shared:
            return order
        part = order.part(self.product_id or "")
        return part.pieces(self.before, self.quantity, self.together) if self.is_merged else part

    @property
    def is_merged(self) -> bool:
        """Whether some of the pieces of its line over there are another line's here."""
        return self.together > self.quantity

    def mine(self, part: Order, keys: list[Key]) -> list[Key]:
        """Its product's keys among those of the whole order; of which product is told twice."""
        if not self.shared:
            return keys
        known = {key.id for key in part.keys}
        return [key for key in keys if key.id in known or key.product_id == self.product_id]


def wishes(lines: Sequence[Purchase], product_id: str) -> list[Wish]:
    """What their request says: every product once, with the pieces of all of its lines.

    `product_id` is that of a row from before it was kept there.
    """
    asked: dict[tuple[str, str | None], Wish] = {}
    for each in lines:
        one = each.wish(product_id)
        name = (one.product_id, one.offer_id)
        if (known := asked.get(name)) is not None:
            one = replace(known, quantity=known.quantity + one.quantity)
        asked[name] = one
    return list(asked.values())


def _place(row: FulfillmentAttempt) -> tuple[int, int]:
    """Pieces of its product that stand before it in its request, and those in all."""
    query = (
        select(FulfillmentAttempt.id, FulfillmentAttempt.quantity)
        .where(
            FulfillmentAttempt.external_id == row.external_id,
            FulfillmentAttempt.product_id == row.product_id,
            FulfillmentAttempt.status != AttemptStatus.REFUSED,
        )
        .order_by(FulfillmentAttempt.id)
    )
    pieces = dict(db.session.execute(query).all())
    if row.id not in pieces:  # called off: the others were asked for without it
        return 0, row.quantity
    return sum(count for each, count in pieces.items() if each < row.id), sum(pieces.values())
