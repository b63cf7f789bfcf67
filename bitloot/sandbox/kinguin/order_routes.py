"""/v1/order, /v2/order and the keys."""

from __future__ import annotations

import socket
import time

from flask import Blueprint, Response, current_app, request

from bitloot.sandbox.documents import Doc, Json, documents, flag, optional_text, whole
from bitloot.sandbox.kinguin.desk import Desk, moment
from bitloot.sandbox.kinguin.errors import RefusalError, answer
from bitloot.sandbox.kinguin.fates import prepare, refuse_before
from bitloot.sandbox.kinguin.orders import find_order, find_orders, keep, keys_of
from bitloot.sandbox.kinguin.placing import place
from bitloot.sandbox.kinguin.query import cut, page_of, time_of, whole_number, word
from bitloot.sandbox.kinguin.returns import request_return
from bitloot.sandbox.kinguin.views import delivered_keys, order_doc
from bitloot.sandbox.kinguin.wishes import order_request

STATUSES = ("processing", "completed", "canceled", "refunded")


def order_routes(desk: Desk) -> Blueprint:
    """The order endpoints."""
    routes = Blueprint("orders", __name__)

    @routes.post("/v1/order")
    def place_by_number() -> Response:
        return _place(desk, "kinguinId")

    @routes.post("/v2/order")
    def place_by_product_id() -> Response:
        return _place(desk, "productId")

    @routes.get("/v1/order/<order_id>")
    def read_order(order_id: str) -> Response:
        return answer(_printed(desk, _found(desk, order_id), with_keys=True))

    @routes.get("/v1/order")
    def search_orders() -> Response:
        page, limit = page_of(request.args, desk.switches)
        rows = _search(desk)
        results: list[Json] = [
            _printed(desk, order, with_keys=True) for order in cut(rows, page, limit, desk.switches)
        ]
        return answer({"results": results, "item_count": len(rows)})

    @routes.get("/v2/order/<order_id>/keys")
    def read_keys(order_id: str) -> Response:
        page, limit = page_of(request.args, desk.switches)
        keys = _keys(desk, order_id)
        results: list[Json] = list(cut(keys, page, limit, desk.switches))
        return answer(results)

    @routes.post("/v2/order/<order_id>/keys/return")
    def return_keys(order_id: str) -> Response:
        states: list[Json] = list(request_return(desk, _found(desk, order_id)))
        return answer(states)

    return routes


def _place(desk: Desk, id_name: str) -> Response:
    fate = desk.switches.take("kinguin.fail_next")
    refuse_before(fate)
    wanted = order_request(request.get_json(silent=True), id_name)
    prepare(desk, wanted, fate)
    order = place(desk, wanted, fate)
    if fate == "500_after":
        raise RefusalError("Error", 500, "Internal Server Error.")
    if fate == "timeout_after":
        time.sleep(desk.switches.number("kinguin.hang_s"))
    if fate == "drop_after":
        _hang_up()
    return answer(_printed(desk, order, with_keys=False), 201)


def _hang_up() -> None:
    """Close the connection under the client's feet."""
    connection = request.environ.get("werkzeug.socket")
    if isinstance(connection, socket.socket):
        connection.shutdown(socket.SHUT_RDWR)
    else:
        current_app.logger.warning("the server gives no socket to close")


def _printed(desk: Desk, order: Doc, *, with_keys: bool) -> Doc:
    as_text = desk.switches.flag("kinguin.payment_price_text")
    return order_doc(order, with_keys=with_keys, price_as_text=as_text)


def _found(desk: Desk, order_id: str) -> Doc:
    order = find_order(desk, order_id)
    if order is None:
        status = desk.switches.whole("kinguin.status_order_not_found")
        raise RefusalError("OrderNotFound", status, "Order not found.")
    return order


def _keys(desk: Desk, order_id: str) -> list[Doc]:
    """The keys handed out so far; looking at them claims them, unless a switch says otherwise."""
    with desk.journal.batch():
        order = _found(desk, order_id)
        if order["status"] in {"canceled", "refunded"}:
            answer_form = desk.switches.text("kinguin.closed_order_keys")
            if answer_form == "refuse":
                raise RefusalError("OrderFailed", 422, "The order has been closed.")
            if answer_form == "empty":
                return []
        fresh = [
            key
            for _, key in keys_of(order)
            if key["status"] == "DELIVERED"
            and not flag(key, "claimed")
            and desk.switches.flag("kinguin.reading_claims")
        ]
        for key in fresh:
            key["claimed"] = True
        if fresh:
            keep(desk.journal, order)
        return delivered_keys(order)


def _search(desk: Desk) -> list[Doc]:
    args = request.args
    start, stop = time_of(args, "createdAtFrom"), time_of(args, "createdAtTo")
    number = whole_number(args, "kinguinId")
    preorder = word(args, "isPreorder", ("yes", "no"))
    status = word(args, "status", STATUSES)

    order_id, external_id = args.get("orderId"), args.get("orderExternalId")
    product = args.get("productId")

    def wanted(order: Doc) -> bool:
        if order_id not in {None, order["orderId"]}:
            return False
        if external_id not in {None, optional_text(order, "orderExternalId")}:
            return False
        made = moment(whole(order, "createdMs"))
        lines = documents(order, "lines")
        return (
            (start is None or made >= start)
            and (stop is None or made <= stop)
            and (number is None or any(line["kinguinId"] == number for line in lines))
            and (product is None or any(line["productId"] == product for line in lines))
            and (preorder is None or flag(order, "isPreorder") == (preorder == "yes"))
        )

    found = find_orders(desk, wanted)
    return [order for order in found if status in {None, order["status"]}]
