"""What is decided about payments. Who reacts stands in `reactions.py`."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.orders.events import OrderEventBase


@dataclass(frozen=True, slots=True)
class PaymentAccepted(OrderEventBase):
    """Staff count it as the price; a room that knows better refuses with a ConflictError."""

    payment_id: UUID


@dataclass(frozen=True, slots=True)
class PaymentKept(OrderEventBase):
    """What is owed of it is to be kept; a room that knows better refuses with a ConflictError."""

    payment_id: UUID
