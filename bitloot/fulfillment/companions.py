"""Other lines of the same order that could be asked for in the same request."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from bitloot.catalog.models import SourceType
from bitloot.core.db import db
from bitloot.fulfillment import attempts
from bitloot.fulfillment.service import Line, is_fillable, stored
from bitloot.orders.models import OrderItem

MOST_LINES = 10
"""Products that one request may name, each once."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A line that waits to be bought."""

    item_id: UUID
    product_id: str


def companions(line: Line) -> list[Companion]:
    """Lines to be bought with this one: up to ten products, no pre-orders, none refused before.

    What a request was refused for is not told by line: after one, each goes on alone.
    """
    item = db.session.get(OrderItem, line.item_id)
    if item is None or item.is_preorder or len(item.order.items) == 1:
        return []
    if attempts.was_refused(item.id):
        return []
    taken = {line.kinguin_product_id}
    found: list[Companion] = []
    for other in _waiting(item):
        product_id = other.kinguin_product_id
        if product_id is not None and (product_id in taken or len(taken) < MOST_LINES):
            taken.add(product_id)
            found.append(Companion(other.id, product_id))
    return found


def _waiting(item: OrderItem) -> Iterator[OrderItem]:
    for other in item.order.items:
        if (
            other.id != item.id
            and other.source_type is SourceType.KINGUIN
            and not other.is_preorder
            and is_fillable(other)
            and stored(other.id) < other.quantity
            and attempts.live(other.id) is None
            and not attempts.was_refused(other.id)
        ):
            yield other
