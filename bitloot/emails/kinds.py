"""The mails there are. None ever carries a key or a code in the clear.

The only token in any of them is a refund's own link, which opens that refund and nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`subject` is filled from the same context as the template `<name>.html` / `.txt`."""

    name: str
    subject: str


ORDER_CREATED = Kind("order_created", "Order {number}: we are waiting for your payment")
ORDER_COMPLETED = Kind("order_completed", "Order {number}: your goods are ready")
ORDER_UNDERPAID = Kind("order_underpaid", "Order {number}: less arrived than the price")
ORDER_EXPIRED = Kind("order_expired", "Order {number} has expired")
ORDER_FAILED = Kind("order_failed", "Order {number}: the payment failed")
ORDER_HELD = Kind("order_held", "Order {number}: a person is looking after it")
ORDER_PREORDERED = Kind("order_preordered", "Order {number}: your pre-order is placed")
STOCK_LOW = Kind("stock_low", "{left} of {title} left in stock")
"""To staff; what it says stands in its own context."""
ORDER_REFUNDED = Kind("order_refunded", "Order {number} was refunded")
REFUND_ADDRESS_WANTED = Kind("refund_address_wanted", "Order {number}: where to send your money")
REFUND_ADDRESS_CHANGED = Kind(
    "refund_address_changed", "Order {number}: your refund goes to another address"
)
REFUND_SENT = Kind("refund_sent", "Order {number}: your money is on its way")
REFUND_CANCELLED = Kind("refund_cancelled", "Order {number}: a refund was called off")

KINDS = {
    kind.name: kind
    for kind in (
        ORDER_CREATED,
        ORDER_COMPLETED,
        ORDER_UNDERPAID,
        ORDER_EXPIRED,
        ORDER_FAILED,
        ORDER_HELD,
        STOCK_LOW,
        ORDER_PREORDERED,
        ORDER_REFUNDED,
        REFUND_ADDRESS_WANTED,
        REFUND_ADDRESS_CHANGED,
        REFUND_SENT,
        REFUND_CANCELLED,
    )
}
