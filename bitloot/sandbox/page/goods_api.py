"""The control API's part for Kinguin (documented in `api`)."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.kinguin import control
from bitloot.sandbox.page.api import ControlError, body_object, found, install_control_errors
from bitloot.sandbox.parts import Parts

MOST_PRODUCTS = 50


def goods_routes(parts: Parts) -> Blueprint:
    """Return the routes of orders and keys."""
    routes = Blueprint("api_goods", __name__, url_prefix="/sandbox/api")
    install_control_errors(routes)
    journal, desk = parts.journal, parts.kinguin

    @routes.errorhandler(control.ActRefusedError)
    def refused(error: control.ActRefusedError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @routes.get("/orders")
    def orders() -> Response:
        return jsonify({"orders": control.list_orders(journal)})

    @routes.post("/orders/<order_id>/<action>")
    def act(order_id: str, action: str) -> Response:
        if action not in control.ACTIONS:
            raise ControlError(404, f"there is no action {action}")
        return jsonify(found(control.act(desk, order_id, action), "order"))

    @routes.get("/issued-keys")
    def issued_keys() -> Response:
        return jsonify({"keys": control.issued_keys(journal)})

    return routes


def market_routes(parts: Parts) -> Blueprint:
    """Return the routes of products and the balance."""
    routes = Blueprint("api_market", __name__, url_prefix="/sandbox/api")
    install_control_errors(routes)
    journal, desk = parts.journal, parts.kinguin

    @routes.get("/products")
    def products() -> Response:
        matching = control.search_products(journal, request.args.get("q", ""))
        return jsonify({"products": matching[:MOST_PRODUCTS]})

    @routes.patch("/products/<int:kinguin_id>")
    def set_product(kinguin_id: int) -> Response:
        body = body_object()
        price, qty = _amount(body, "price"), _amount(body, "qty")
        changed = control.set_product(desk, kinguin_id, price, None if qty is None else int(qty))
        return jsonify(found(changed, "product"))

    @routes.get("/balance")
    def balance() -> Response:
        return jsonify({"amount": control.balance(journal)})

    @routes.post("/balance")
    def set_balance() -> Response:
        amount = _amount(body_object(), "amount")
        if amount is None:
            raise ControlError(400, "amount is a number")
        control.set_balance(journal, amount)
        return jsonify({"amount": amount})

    return routes


def _amount(body: Doc, name: str) -> float | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ControlError(400, f"{name} is a number from 0 up")
    return float(value)
