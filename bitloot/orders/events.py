"""What happens to orders. Who reacts stands in `reactions.py`."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.core.events import Event


@dataclass(frozen=True, slots=True)
class OrderEventBase(Event):
    """Something happened to this order."""

    order_id: UUID


class OrderPlaced(OrderEventBase):
    """Placed and its stock held; nothing paid yet."""


class OrderPaid(OrderEventBase):
    """Paid in full, by the provider's own word."""


class OrderFulfilled(OrderEventBase):
    """Every key is sealed, stored and ready to be opened."""


class OrderUnderpaid(OrderEventBase):
    """Less than the price came; stock is released."""


class OrderExpired(OrderEventBase):
    """Nobody paid in time; stock is released."""


class OrderFailed(OrderEventBase):
    """The payment failed at the provider; stock is released."""


class OrderCancelled(OrderEventBase):
    """Cancelled before payment; stock is released."""


class MoneyMoved(OrderEventBase):
    """What came, is owed or went back for the order may have changed; the order is locked."""


class OrderRefunded(OrderEventBase):
    """The money went back; nothing more is delivered."""


@dataclass(frozen=True, slots=True)
class ItemDelivered(OrderEventBase):
    """All keys of one line are stored."""

    item_id: UUID


@dataclass(frozen=True, slots=True)
class ItemHeld(OrderEventBase):
    """A paid line waits for a human."""

    item_id: UUID
