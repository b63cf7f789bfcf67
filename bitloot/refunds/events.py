"""What happens to refunds. Who reacts stands in `reactions.py`."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.orders.events import OrderEventBase


@dataclass(frozen=True, slots=True)
class RefundNews(OrderEventBase):
    """Something happened to this refund. What happens again has another `edition`."""

    refund_id: UUID
    edition: str = ""


class AddressWanted(RefundNews):
    """The buyer has to say where the money goes: at first, or because it bounced."""


class AddressChanged(RefundNews):
    """Another address was given than the one before."""


class RefundSent(RefundNews):
    """The money has left."""


class RefundCancelled(RefundNews):
    """Staff called it off."""
