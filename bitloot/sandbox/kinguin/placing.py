"""Places an order: checks, picks offers, takes stock and money, makes keys."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin import account
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.desk import Desk, now_ms
from bitloot.sandbox.kinguin.dice import hex_id
from bitloot.sandbox.kinguin.errors import RefusalError
from bitloot.sandbox.kinguin.hooks import announce_product
from bitloot.sandbox.kinguin.keys import serial_for
from bitloot.sandbox.kinguin.orders import EXTERNAL, KIND, WORK, order_cents, order_of_external
from bitloot.sandbox.kinguin.picking import Pick, pick, taken, unavailable
from bitloot.sandbox.kinguin.stock import (
    Listing,
    find_by_number,
    find_by_product_id,
    store,
)
from bitloot.sandbox.kinguin.wishes import OrderRequest, Wish

ENDINGS = frozenset({"canceled", "refunded", "partial"})
ORDER_ID_LENGTH = 11


@dataclass(frozen=True, slots=True)
class Filled:
    """A wish with the offers that fill it."""

    wish: Wish
    shown: Listing
    picks: tuple[Pick, ...]


def place(desk: Desk, request: OrderRequest, fate: str) -> Doc:
    """Create the order or raise the provider's refusal; `fate` is a value of kinguin.fail_next."""
    with desk.journal.batch():
        _check_external(desk, request.external_id)
        status = desk.switches.whole("kinguin.status_unavailable")
        if fate == "unavailable":
            raise unavailable(request.wishes[0], status)
        filled = [_fill(desk, wish, status) for wish in request.wishes]
        _check_preorders(desk, filled)
        order = _new_order(desk, request, filled, fate)
        _charge(desk, order, fate)
        for part in filled:
            _take_stock(desk, part)
        _keep_new(desk, order)
        return order


def _check_external(desk: Desk, external_id: str | None) -> None:
    answer = desk.switches.text("kinguin.duplicate_external_id")
    if external_id is None or answer == "accept":
        return
    if order_of_external(desk.journal, external_id) is not None:
        raise RefusalError(
            "ConstraintViolation",
            400 if answer == "refuse" else 409,
            'Invalid "orderExternalId" property. This value is already used.',
            propertyPath="orderExternalId",
            invalidValue=external_id,
        )


def find_listing(desk: Desk, product: int | str) -> Listing | None:
    """The product of a wish."""
    if isinstance(product, int):
        return find_by_number(desk.journal, product)
    return find_by_product_id(desk.journal, product)


def _fill(desk: Desk, wish: Wish, status: int) -> Filled:
    shown = find_listing(desk, wish.product)
    if shown is None:
        raise unavailable(wish, status)
    picks = pick(wish, shown, desk.switches.text("kinguin.key_type"), status)
    return Filled(wish, shown, tuple(picks))


def _check_preorders(desk: Desk, filled: list[Filled]) -> None:
    early = [part for part in filled if "preorder" in oddities(part.shown.item)]
    status = desk.switches.whole("kinguin.status_preorder")
    if early and len(filled) > 1:
        raise RefusalError("Preorder", status, "Only one pre-order product is allowed in an order.")
    if early and early[0].wish.text_only:
        raise RefusalError("Preorder", status, "The keyType is not allowed for pre-orders.")


def _new_order(desk: Desk, request: OrderRequest, filled: list[Filled], fate: str) -> Doc:
    alphabet = string.ascii_uppercase + string.digits
    order_id = "".join(secrets.choice(alphabet) for _ in range(ORDER_ID_LENGTH))
    created = now_ms()
    lines = _lines(desk, order_id, filled)
    early = any("preorder" in oddities(part.shown.item) for part in filled)
    delay = desk.switches.whole("kinguin.delay_ms")
    if any("on_demand" in oddities(part.shown.item) for part in filled):
        delay += desk.switches.whole("kinguin.on_demand_extra_ms")
    order: Doc = {
        "orderId": order_id,
        "status": "processing",
        "createdMs": created,
        "updatedMs": created,
        "dueMs": None if early or fate == "hold" else created + delay,
        "ending": fate if fate in ENDINGS else "completed",
        "returning": None,
        "isPreorder": early,
        "requestCents": sum(wish.price_cents * wish.qty for wish in request.wishes),
        "lines": lines,
    }
    if request.external_id is not None:
        order["orderExternalId"] = request.external_id
    return order


def _lines(desk: Desk, order_id: str, filled: list[Filled]) -> list[Json]:
    """One line an offer, or one a piece where lines are split."""
    split = desk.switches.flag("kinguin.split_lines")
    share = (100 - desk.switches.whole("kinguin.price_drop_percent")) / 100
    image = desk.switches.text("kinguin.image_type")
    lines: list[Json] = []
    number = 0
    for part in filled:
        for chosen in part.picks:
            kinds = ["text/plain"] * chosen.text + [image] * (chosen.qty - chosen.text)
            keys = [_key(order_id, number + index, kind) for index, kind in enumerate(kinds)]
            number += len(keys)
            step = 1 if split else len(keys)
            lines += [
                _line(part, chosen, round(chosen.price_cents * share), keys[i : i + step])
                for i in range(0, len(keys), step)
            ]
    return lines


def _key(order_id: str, number: int, kind: str) -> Doc:
    return {
        "id": hex_id("key", order_id, number),
        "letters": serial_for(order_id, number),
        "type": kind,
        "status": "PROCESSING",
        "claimed": False,
        "deliveredMs": None,
    }


def _line(part: Filled, chosen: Pick, price: int, keys: list[Doc]) -> Doc:
    item = part.shown.item
    listed: list[Json] = list(keys)
    return {
        "kinguinId": item.kinguin_id,
        "offerId": chosen.offer.offer_id,
        "productId": item.product_id,
        "qty": len(keys),
        "name": chosen.offer.name,
        "cents": price,
        "requestCents": part.wish.price_cents,
        "isPreorder": chosen.offer.preorder,
        "releaseDate": chosen.offer.release_date,
        "keyType": "text" if part.wish.text_only else None,
        "wholesale": part.wish.wholesale,
        "keys": listed,
    }


def _charge(desk: Desk, order: Doc, fate: str) -> None:
    total = order_cents(order)
    if fate == "insufficient" or account.balance_cents(desk.journal) < total:
        raise RefusalError(
            "InsufficientBalance",
            desk.switches.whole("kinguin.status_insufficient"),
            "Insufficient balance to place the order.",
        )
    account.credit(desk.journal, -total)


def _take_stock(desk: Desk, part: Filled) -> None:
    """The shelf shrinks; the shop is told when it is empty."""
    left = taken(part.shown.offers, part.picks)
    shown = store(desk.journal, Listing(part.shown.item, left, ""))
    if not shown.total:
        announce_product(desk, shown)


def _keep_new(desk: Desk, order: Doc) -> None:
    order_id = str(order["orderId"])
    desk.journal.put(KIND, order_id, order)
    external = order.get("orderExternalId")
    if isinstance(external, str) and order_of_external(desk.journal, external) is None:
        desk.journal.put(EXTERNAL, external, {"orderId": order_id})
    due = order["dueMs"]
    if isinstance(due, int):
        delay_s = max(0.0, (due - now_ms()) / 1000)
        desk.outbox.schedule(WORK, {"orderId": order_id}, delay_s=delay_s)
