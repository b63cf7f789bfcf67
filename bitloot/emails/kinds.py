"""The mails there are. None ever carries a key, a code in the clear, or a token."""

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

KINDS = {
    kind.name: kind
    for kind in (
        ORDER_CREATED,
        ORDER_COMPLETED,
        ORDER_UNDERPAID,
        ORDER_EXPIRED,
        ORDER_FAILED,
        ORDER_HELD,
    )
}
