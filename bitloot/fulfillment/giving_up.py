"""A line is given up for its money: whatever runs at this moment, nothing is bought any more."""

from bitloot.catalog.models import SourceType
from bitloot.core.audit import Actor
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.fulfillment import attempts
from bitloot.fulfillment.holding import Reason, ask_staff, settle
from bitloot.fulfillment.service import stored
from bitloot.orders import items
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.stock import service as stock

_OVER = frozenset({ItemStatus.DELIVERED, ItemStatus.REFUNDING, ItemStatus.REFUNDED})


def give_up(item: OrderItem, actor: Actor, reason: str, due: Money) -> bool:
    """Take the line out of fulfillment; False when there is nothing left to take out.

    The caller holds the order's lock. Raises ConflictError while its goods are under way, since
    nobody knows yet whether they will come.
    """
    if item.status in _OVER:
        return False
    if not attempts.call_off(item.id):
        raise ConflictError(
            f"A purchase of {item.title} is under way at Kinguin. Wait until it has ended, or its "
            "keys have come, and look again.",
            code="purchase-under-way",
        )
    if item.source_type is SourceType.CUSTOM and stock.sold(item.id) > stored(item.id):
        raise ConflictError(
            f"Keys of {item.title} are being delivered at this moment. Look again in a moment.",
            code="delivery-under-way",
        )
    items.give_up(item, reason, actor.label)
    settle(item, by=actor.label, resolution=reason)
    missing = item.quantity - stored(item.id)
    ask_staff(
        item,
        Reason.REFUND_DUE,
        f"{due} are due back for {missing} of {item.quantity}: {item.title}",
        {"amount": due.plain(), "currency": due.currency},
    )
    return True


def reinstate(item: OrderItem, actor: Actor, reason: str) -> bool:
    """No refund after all: the line waits for a human again, who is still asked about it."""
    return items.reinstate(item, reason, actor.label)


def refunded(item: OrderItem, actor: Actor, cause: str, *, in_part: bool) -> None:
    """The money went back; nothing is asked of staff about the line any more."""
    items.refunded(item, cause, actor.label, in_part=in_part)
    settle(item, by=actor.label, resolution=cause)
