"""What befalls an order before it is placed, when a switch asks for it."""

from __future__ import annotations

from dataclasses import replace

from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.errors import RefusalError
from bitloot.sandbox.kinguin.hooks import announce_product
from bitloot.sandbox.kinguin.placing import find_listing
from bitloot.sandbox.kinguin.stock import store
from bitloot.sandbox.kinguin.wishes import OrderRequest

RISE = 1.2


def refuse_before(fate: str) -> None:
    """Fail without creating anything."""
    if fate == "resource_lock":
        raise RefusalError("ResourceLock", 409, "The resource is being changed.", retryable=True)
    if fate == "preorder":
        raise RefusalError("Preorder", 400, "Only one pre-order product is allowed in an order.")
    if fate == "500_before":
        raise RefusalError("Error", 500, "Internal Server Error.")
    if fate == "order_failed":
        detail = "There was a problem with placing order."
        raise RefusalError("OrderFailed", 422, detail, retryable=False)


def prepare(desk: Desk, request: OrderRequest, fate: str) -> None:
    """Sell out, or make dearer, the first product the moment it is ordered."""
    if fate not in {"out_of_stock", "price_up"}:
        return
    shown = find_listing(desk, request.wishes[0].product)
    if shown is None:
        return
    if fate == "out_of_stock":
        offers = tuple(
            replace(offer, qty=0, available=0, text_qty=0, available_text=0)
            for offer in shown.offers
        )
    else:
        offers = tuple(
            replace(offer, price_cents=round(offer.price_cents * RISE) + 1)
            for offer in shown.offers
        )
    with desk.journal.batch():
        announce_product(desk, store(desk.journal, replace(shown, offers=offers)))
