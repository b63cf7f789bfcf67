"""What happens to claims. Who reacts stands in `reactions.py`."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.claims.states import ClaimStatus
from bitloot.orders.events import OrderEventBase


@dataclass(frozen=True, slots=True)
class ClaimNews(OrderEventBase):
    """A claim was made, or has come to another state that its buyer should know of."""

    claim_id: UUID
    status: ClaimStatus
