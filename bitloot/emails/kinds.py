"""The mails there are. None ever carries a key or a code in the clear.

The only token in any of them is a refund's own link, which opens that refund and nothing else;
the only code is the one with which a guest finds their orders, made as the mail is sent.
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
CLAIM_RECEIVED = Kind("claim_received", "Order {number}: we look into your report")
CLAIM_DECIDING = Kind("claim_deciding", "Order {number}: a person looks after your return")
CLAIM_RETURNING = Kind("claim_returning", "Order {number}: your goods are on their way back")
CLAIM_RETURNED = Kind("claim_returned", "Order {number}: your goods are back")
CLAIM_REPLACING = Kind("claim_replacing", "Order {number}: you get another key")
CLAIM_REPLACED = Kind("claim_replaced", "Order {number}: your replacement is ready")
CLAIM_REFUNDED = Kind("claim_refunded", "Order {number}: your money goes back")
CLAIM_REJECTED = Kind("claim_rejected", "Order {number}: about your report")
ORDER_CODE = Kind("order_code", "Your code for {shop}")

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
        CLAIM_RECEIVED,
        CLAIM_DECIDING,
        CLAIM_RETURNING,
        CLAIM_RETURNED,
        CLAIM_REPLACING,
        CLAIM_REPLACED,
        CLAIM_REFUNDED,
        CLAIM_REJECTED,
        ORDER_CODE,
    )
}
