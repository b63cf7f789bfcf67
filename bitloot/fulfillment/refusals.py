"""What a clear no of the provider leads to."""

from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.fulfillment import attempts, queueing
from bitloot.fulfillment.holding import Reason, ask_staff, hold
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.service import Line, lock
from bitloot.providers.kinguin.orders import Refusal

_CONFLICT = 409
_VIOLATIONS = frozenset({Refusal.CONSTRAINT_VIOLATION, ""})
_NO_ACCESS = frozenset({401, 403})
_MAY_PASS = frozenset({Refusal.PRODUCT_UNAVAILABLE, Refusal.ORDER_FAILED})
_TRIES = 3
"""Every third refusal stops for a human; in between the offer is read afresh and tried again."""


def is_access(refused: ProviderRefusedError) -> bool:
    """Our key or address is turned away: nothing about the order itself."""
    return refused.code == Refusal.AUTHORIZATION or refused.status in _NO_ACCESS


def is_busy(refused: ProviderRefusedError) -> bool:
    """Somebody else changes the same thing at this moment."""
    return refused.code == Refusal.RESOURCE_LOCK


def is_broke(refused: ProviderRefusedError) -> bool:
    """There is not enough money for it, and so for nothing dearer."""
    return refused.code == Refusal.INSUFFICIENT_BALANCE


def needs_time(refused: ProviderRefusedError) -> bool:
    """Refused for no reason that a fresh look at the offer could mend."""
    return refused.code == Refusal.ORDER_FAILED


def is_duplicate(refused: ProviderRefusedError) -> bool:
    """Our reference is taken, by an order of ours that must then exist.

    How the provider says so is documented nowhere: a conflict, or a violation that names the field.
    """
    names_it = "externalid" in refused.detail.lower()
    return refused.status == _CONFLICT or (names_it and refused.code in _VIOLATIONS)


def report_unseen(line: Line, purchase: Purchase) -> None:
    """It is taken, and yet not shown: never bought anew; looked for until it turns up."""
    item = lock(line.item_id, line.order_id)
    if item is not None:
        summary = f"Kinguin knows our reference {purchase.external_id} but does not show the order"
        ask_staff(item, Reason.ORDER_REFUSED, summary, {"external_id": purchase.external_id})


def record(line: Line, purchase: Purchase, refused: ProviderRefusedError) -> bool:
    """End the attempt; True when another one is worth a try, False when the line is held.

    Without money it is neither: the whole queue stands still, which the next step finds. A request
    for several lines is refused for one of them: each is then asked for alone.
    """
    item = lock(line.item_id, line.order_id)
    cause = f"Kinguin refused: {refused.code} {refused.detail}"[:300]
    lines = attempts.lines_of(purchase)
    if item is None or not attempts.refused(purchase, cause):
        return True
    if is_broke(refused):
        needed = sum((each.price * each.quantity for each in lines), Money.zero())
        queueing.stop(needed, line)
        return True
    if len(lines) > 1:
        for each in lines:
            request(each.item_id, each.order_id)
        return True
    if refused.code in _MAY_PASS and purchase.number % _TRIES:
        return True
    data: JsonObject = {"external_id": purchase.external_id, "code": refused.code}
    hold(item, Reason.ORDER_REFUSED, f"{cause} ({item.title})", data)
    return False


def report_access(line: Line, refused: ProviderRefusedError) -> None:
    """Staff must mend our access; the line waits and goes on by itself."""
    item = lock(line.item_id, line.order_id)
    if item is not None:
        ask_staff(item, Reason.PROVIDER_ACCESS, f"Kinguin turns us away: HTTP {refused.status}")
