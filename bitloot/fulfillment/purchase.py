"""An attempt as it was read, for use while no transaction is open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.providers.kinguin.orders import Key, Order, Wish


@dataclass(frozen=True, slots=True)
class Purchase:
    """`shared`: other lines were asked for by the same request, each of another product.

    `given_back`: its keys are asked to be taken back, so nobody collects them.
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

    @classmethod
    def of(cls, row: FulfillmentAttempt) -> Self:
        """As the row stands now."""
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
        )

    def wish(self, product_id: str) -> Wish:
        """Its line of the request; `product_id` where the row is of before it was kept there."""
        return Wish(self.product_id or product_id, self.quantity, self.price, self.offer_id)

    def part_of(self, order: Order) -> Order:
        """What of the provider's order belongs to this purchase."""
        return order.part(self.product_id or "") if self.shared else order

    def mine(self, part: Order, keys: list[Key]) -> list[Key]:
        """Its keys among those of the whole order; which line a key is of is told twice."""
        if not self.shared:
            return keys
        known = {key.id for key in part.keys}
        return [key for key in keys if key.id in known or key.product_id == self.product_id]
