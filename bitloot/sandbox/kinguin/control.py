"""What the page and the tests do to this provider."""

from __future__ import annotations

from dataclasses import replace

from bitloot.sandbox.documents import Doc, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin import account, orders
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.hooks import announce_product
from bitloot.sandbox.kinguin.keys import wire_serial
from bitloot.sandbox.kinguin.offer import Offer, cents
from bitloot.sandbox.kinguin.stock import Listing, find_by_number, listings, product_doc, store
from bitloot.sandbox.kinguin.views import order_doc

ENDS = {"complete": "completed", "cancel": "canceled", "refund": "refunded"}
ACTIONS = (*ENDS, "partial")


class ActRefusedError(ValueError):
    """The order's status does not allow the action, or there is no such action."""


def list_orders(journal: Journal) -> list[Doc]:
    """Every order, newest first, as the API prints it (without serials)."""
    return [_printed(order) for order in reversed(journal.scan(orders.KIND))]


def act(desk: Desk, order_id: str, action: str) -> Doc | None:
    """Complete, cancel, refund or half deliver an order; None where there is none."""
    with desk.journal.batch():
        order = orders.find_order(desk, order_id)
        if order is None:
            return None
        if action == "partial" and order["status"] == "processing":
            order["dueMs"] = None
            orders.deliver_half(desk, order)
        elif ENDS.get(action) in orders.NEXT[text(order, "status")]:
            orders.end(desk, order, ENDS[action])
        else:
            raise ActRefusedError(f"{action} is not possible for an order {order['status']}")
        return _printed(order)


def set_product(desk: Desk, kinguin_id: int, price: float | None, qty: int | None) -> Doc | None:
    """Move a product's price (EUR) and the stock at that price; 0 empties every offer.

    All offers move in proportion, so that the cheapest stays the cheapest.
    """
    with desk.journal.batch():
        shown = find_by_number(desk.journal, kinguin_id)
        if shown is None:
            return None
        if price is not None:
            shown = replace(shown, offers=_repriced(shown, max(1, cents(price))))
        if qty is not None:
            shown = replace(shown, offers=_restocked(shown, qty))
        shown = store(desk.journal, shown)
        announce_product(desk, shown)
        return product_doc(shown, "/")


def _repriced(shown: Listing, price_cents: int) -> tuple[Offer, ...]:
    lowest = shown.cheapest[0].price_cents
    share = price_cents / lowest
    return tuple(
        replace(
            offer,
            price_cents=max(price_cents, round(offer.price_cents * share)),
            tiers=tuple(round(tier * share) for tier in offer.tiers),
        )
        for offer in shown.offers
    )


def _restocked(shown: Listing, qty: int) -> tuple[Offer, ...]:
    first, *tied = [offer.offer_id for offer in shown.cheapest]
    emptied = {offer.offer_id for offer in shown.offers} if qty == 0 else set(tied)
    picture_only = "image_only" in oddities(shown.item)
    offers: list[Offer] = []
    for offer in shown.offers:
        pieces = qty if offer.offer_id == first else 0 if offer.offer_id in emptied else None
        if pieces is None:
            offers.append(offer)
            continue
        texts = 0 if picture_only else pieces
        offers.append(
            replace(offer, qty=pieces, available=pieces, text_qty=texts, available_text=texts)
        )
    return tuple(offers)


def balance(journal: Journal) -> float:
    """The balance in EUR."""
    return account.balance_cents(journal) / 100


def set_balance(journal: Journal, amount: float) -> None:
    """Set the balance, in EUR."""
    account.store_balance(journal, cents(amount))


def issued_keys(journal: Journal) -> list[str]:
    """Every serial ever made: letters of all keys, and the base64 of those dealt as pictures."""
    found: list[str] = []
    for order in journal.scan(orders.KIND):
        for _, key in orders.keys_of(order):
            found.append(text(key, "letters"))
            if key["type"] != "text/plain":
                found.append(wire_serial(key))
    return found


def search_products(journal: Journal, words: str) -> list[Doc]:
    """Products whose name or id holds the words, sold out ones too; without pictures' host."""
    wanted = words.lower()
    found = [product_doc(shown, "/") for shown in listings(journal)]
    return [
        doc
        for doc in found
        if wanted in text(doc, "name").lower() or wanted == str(doc["kinguinId"])
    ]


def webhook_log(desk: Desk) -> list[Doc]:
    """The webhooks sent or lost, oldest first."""
    return desk.webhooks.sent("kinguin")


def _printed(order: Doc) -> Doc:
    return order_doc(order, with_keys=True, price_as_text=False)
