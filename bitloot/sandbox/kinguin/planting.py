"""Orders that the shop did not place, that have changed their price, or that Kinguin forgets."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, documents
from bitloot.sandbox.kinguin import account, orders
from bitloot.sandbox.kinguin.control import ActRefusedError
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.placing import find_listing, place
from bitloot.sandbox.kinguin.views import order_doc
from bitloot.sandbox.kinguin.wishes import order_request


def plant_order(desk: Desk, kinguin_id: int, qty: int, external_id: str | None) -> Doc:
    """Buy with the shop's key behind its back, at today's price; it is charged."""
    shown = find_listing(desk, kinguin_id)
    if shown is None or not shown.total:
        raise ActRefusedError("there is no such product in stock")
    wish: Doc = {
        "kinguinId": kinguin_id,
        "qty": qty,
        "price": shown.cheapest[0].price_cents / 100,
    }
    body: Doc = {"products": [wish]}
    if external_id is not None:
        body["orderExternalId"] = external_id
    return _printed(place(desk, order_request(body, "kinguinId"), "none"))


def reprice_order(desk: Desk, order_id: str, cents: int) -> Doc | None:
    """Charge another price a piece, after the fact; the balance moves by the difference."""
    with desk.journal.batch():
        order = orders.find_order(desk, order_id)
        if order is None:
            return None
        before = orders.order_cents(order)
        for line in documents(order, "lines"):
            line["cents"] = cents
        account.credit(desk.journal, before - orders.order_cents(order))
        orders.keep(desk.journal, order)
        return _printed(order)


def forget_order(desk: Desk, order_id: str) -> Doc | None:
    """From now on Kinguin knows nothing of it; what was paid stays paid."""
    with desk.journal.batch():
        order = orders.find_order(desk, order_id)
        if order is None:
            return None
        desk.journal.delete(orders.KIND, order_id)
        return _printed(order)


def _printed(order: Doc) -> Doc:
    return order_doc(order, with_keys=True, price_as_text=False)
