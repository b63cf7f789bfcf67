"""Orders as they are kept, and their life: processing to completed, canceled or refunded.

A stored order holds `orderId`, `orderExternalId`, `status`, `createdMs`, `updatedMs`, `dueMs`
(when it ends by itself; null: never), `ending` (how it then ends), `returning`, and `lines`, each
with its `keys` of `{id, letters, type, status, claimed}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bitloot.sandbox.documents import Doc, documents, flag, text, whole
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin import account
from bitloot.sandbox.kinguin.desk import Desk, now_ms
from bitloot.sandbox.kinguin.hooks import announce_order

KIND = "kinguin_order"
EXTERNAL = "kinguin_external"
WORK = "kinguin.settle"

OPEN_KEYS = frozenset({"PENDING", "PROCESSING"})
NEXT: dict[str, frozenset[str]] = {
    "processing": frozenset({"completed", "canceled", "refunded"}),
    "completed": frozenset({"refunded"}),
    "canceled": frozenset({"refunded"}),
    "refunded": frozenset(),
}


def keys_of(order: Doc) -> Iterator[tuple[Doc, Doc]]:
    """(line, key) pairs, to read or to change in place."""
    for line in documents(order, "lines"):
        for key in documents(line, "keys"):
            yield line, key


def order_cents(order: Doc) -> int:
    """What an order cost, in EUR cents."""
    return sum(whole(line, "cents") * whole(line, "qty") for line in documents(order, "lines"))


def find_order(desk: Desk, order_id: str) -> Doc | None:
    """The order as it stands now: one that is due ends here."""
    with desk.journal.batch():
        order = desk.journal.get(KIND, order_id)
        return None if order is None else _settled(desk, order)


def find_orders(desk: Desk, wanted: Callable[[Doc], bool]) -> list[Doc]:
    """The orders that pass, newest first; a test must not look at the status."""
    with desk.journal.batch():
        found = [text(order, "orderId") for order in desk.journal.scan(KIND) if wanted(order)]
        orders = (find_order(desk, order_id) for order_id in reversed(found))
        return [order for order in orders if order is not None]


def order_of_external(journal: Journal, external_id: str) -> str | None:
    """The orderId that first used an external id."""
    stored = journal.get(EXTERNAL, external_id)
    return None if stored is None else text(stored, "orderId")


def keep(journal: Journal, order: Doc) -> None:
    """Store an order with the moment of its change."""
    order["updatedMs"] = now_ms()
    journal.put(KIND, text(order, "orderId"), order)


def settle_when_due(desk: Desk, payload: Doc) -> None:
    """Delayed work: end an order whose time has come."""
    find_order(desk, text(payload, "orderId"))


def _settled(desk: Desk, order: Doc) -> Doc:
    due = order.get("dueMs")
    if order["status"] == "processing" and isinstance(due, int) and due <= now_ms():
        ending = text(order, "ending", "completed")
        order["dueMs"] = None
        if ending == "partial":
            deliver_half(desk, order)
        else:
            end(desk, order, ending)
    return order


def end(desk: Desk, order: Doc, status: str) -> None:
    """Move an order to a status its present one allows, with keys, money and webhook."""
    order["status"] = status
    order["dueMs"] = None
    if status == "completed":
        _deliver(desk.journal, order)
    else:
        _give_back(desk.journal, order, status)
    keep(desk.journal, order)
    announce_order(desk, order)


def deliver_half(desk: Desk, order: Doc) -> None:
    """Deliver the first half of the keys, at least one; the rest waits for ever."""
    waiting = [key for _, key in keys_of(order) if key["status"] in OPEN_KEYS]
    for key in waiting[: (len(waiting) + 1) // 2]:
        key["status"] = "DELIVERED"
        key["deliveredMs"] = now_ms()
    keep(desk.journal, order)


def return_key(journal: Journal, line: Doc, key: Doc) -> None:
    """Take a delivered key back and repay its price."""
    key["status"] = "RETURNED"
    account.credit(journal, whole(line, "cents"))


def _deliver(journal: Journal, order: Doc) -> None:
    for line, key in keys_of(order):
        if key["status"] in OPEN_KEYS:
            key["status"] = "DELIVERED"
            key["deliveredMs"] = now_ms()
            if flag(order, "returning"):
                return_key(journal, line, key)


def _give_back(journal: Journal, order: Doc, status: str) -> None:
    """Canceling repays what was not delivered; refunding repays all that was not repaid before."""
    closing = OPEN_KEYS if status == "canceled" else OPEN_KEYS | {"DELIVERED"}
    for line, key in keys_of(order):
        if key["status"] in closing:
            key["status"] = "CANCELED" if status == "canceled" else "REFUNDED"
            account.credit(journal, whole(line, "cents"))
