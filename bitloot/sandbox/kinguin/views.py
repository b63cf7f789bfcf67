"""Orders and keys as the API prints them."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, Json, documents, flag, optional_text, text, whole
from bitloot.sandbox.kinguin.desk import seconds_stamp
from bitloot.sandbox.kinguin.keys import wire_serial
from bitloot.sandbox.kinguin.offer import euros
from bitloot.sandbox.kinguin.orders import keys_of, order_cents

STORE_ID = 1
USER = "api-7f3a@kinguin.example"
HANDED_OUT = frozenset({"DELIVERED", "RETURNED", "REFUNDED"})


def order_doc(order: Doc, *, with_keys: bool, price_as_text: bool) -> Doc:
    """The order; the answer to a POST carries no keys."""
    lines = documents(order, "lines")
    total = euros(order_cents(order))
    printed: list[Json] = [_line_doc(line, with_keys=with_keys) for line in lines]
    doc: Doc = {
        "totalPrice": total,
        "requestTotalPrice": euros(whole(order, "requestCents")),
        "status": order["status"],
        "userEmail": USER,
        "storeId": STORE_ID,
        "createdAt": seconds_stamp(whole(order, "createdMs")),
        "orderId": order["orderId"],
    }
    external = optional_text(order, "orderExternalId")
    if external is not None:
        doc["orderExternalId"] = external
    doc["paymentPrice"] = f"{total:.2f}" if price_as_text else total
    doc["products"] = printed
    doc["totalQty"] = sum(whole(line, "qty") for line in lines)
    doc["isPreorder"] = flag(order, "isPreorder")
    if flag(order, "isPreorder"):
        doc["preorderReleaseDate"] = lines[0]["releaseDate"]
    return doc


def _line_doc(line: Doc, *, with_keys: bool) -> Doc:
    qty = whole(line, "qty")
    doc: Doc = {name: line[name] for name in ("kinguinId", "offerId", "productId", "qty", "name")}
    doc |= {
        "price": euros(whole(line, "cents")),
        "totalPrice": euros(whole(line, "cents") * qty),
        "requestPrice": euros(whole(line, "requestCents")),
        "isPreorder": line["isPreorder"],
        "releaseDate": line["releaseDate"],
    }
    if line.get("keyType"):
        doc["keyType"] = line["keyType"]
    if with_keys:
        states: list[Json] = [
            {"id": key["id"], "status": key["status"]} for key in documents(line, "keys")
        ]
        doc["keys"] = states
    return doc


def delivered_keys(order: Doc) -> list[Doc]:
    """The keys handed out so far."""
    return [
        {
            "id": key["id"],
            "serial": wire_serial(key),
            "type": key["type"],
            "name": line["name"],
            "kinguinId": line["kinguinId"],
            "offerId": line["offerId"],
            "productId": line["productId"],
        }
        for line, key in keys_of(order)
        if text(key, "status") in HANDED_OUT and key.get("deliveredMs")
    ]
