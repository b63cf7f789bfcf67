"""Returning keys that nobody looked at, once an order, within a day."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, documents, flag, whole
from bitloot.sandbox.kinguin.desk import Desk, now_ms
from bitloot.sandbox.kinguin.errors import RefusalError
from bitloot.sandbox.kinguin.orders import KIND, end, keep, keys_of, return_key

WORK = "kinguin.return"
DAY_MS = 86_400_000


def request_return(desk: Desk, order: Doc) -> list[Doc]:
    """Accept a return and answer the keys' statuses before it, or raise NoKeysToReturn."""
    delivered = [key for _, key in keys_of(order) if key["status"] == "DELIVERED"]
    refused = (
        flag(order, "returning")
        or flag(order, "isPreorder")
        or order["status"] in {"canceled", "refunded"}
        or any(flag(line, "wholesale") for line in documents(order, "lines"))
        or any(flag(key, "claimed") for key in delivered)
        or any(now_ms() - whole(key, "deliveredMs") > DAY_MS for key in delivered)
    )
    if refused:
        status = desk.switches.whole("kinguin.status_no_keys")
        raise RefusalError("NoKeysToReturn", status, "There are no keys to return.")
    before: list[Doc] = [{"id": key["id"], "status": key["status"]} for _, key in keys_of(order)]
    with desk.journal.batch():
        order["returning"] = True
        keep(desk.journal, order)
        desk.outbox.schedule(WORK, {"orderId": order["orderId"]})
    return before


def return_when_due(desk: Desk, payload: Doc) -> None:
    """Delayed work: take the delivered keys back; an order left without keys is refunded."""
    with desk.journal.batch():
        order = desk.journal.get(KIND, str(payload["orderId"]))
        if order is None:
            return
        for line, key in keys_of(order):
            if key["status"] == "DELIVERED":
                return_key(desk.journal, line, key)
        keep(desk.journal, order)
        if order["status"] == "completed":
            end(desk, order, "refunded")
