"""The control API's part for what does not agree with the shop (documented in `api`)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation

from flask import Blueprint, Response, jsonify

from bitloot.sandbox.documents import Doc, Json, number, optional_text, text
from bitloot.sandbox.kinguin import control, planting
from bitloot.sandbox.kinguin.errors import RefusalError
from bitloot.sandbox.kinguin.offer import cents
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.planting import Plant, forget, plant
from bitloot.sandbox.page.api import ControlError, body_object, found, install_control_errors
from bitloot.sandbox.page.payment_docs import payment_doc
from bitloot.sandbox.parts import Parts

MOST_AT_ONCE = 5000


def planting_routes(parts: Parts) -> Blueprint:
    """Return the routes that make, change and forget what the shop did not do."""
    routes = Blueprint("api_planting", __name__, url_prefix="/sandbox/api")
    install_control_errors(routes)

    @routes.errorhandler(control.ActRefusedError)
    def refused(error: control.ActRefusedError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @routes.errorhandler(RefusalError)
    def not_sold(error: RefusalError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @routes.post("/payments")
    def plant_payments() -> Response:
        body = body_object()
        count = int(number(body, "count", 1))
        if not 1 <= count <= MOST_AT_ONCE:
            raise ControlError(400, f"count lies between 1 and {MOST_AT_ONCE}")
        planted = plant(parts.payments, _plant(body), count)
        listed: list[Json] = [payment_doc(parts, each) for each in planted]
        return jsonify({"payments": listed})

    @routes.delete("/payments/<payment_id>")
    def forget_payment(payment_id: str) -> Response:
        gone = found(forget(parts.payments, payment_id), "payment")
        return jsonify(payment_doc(parts, gone))

    @routes.post("/orders")
    def plant_order() -> Response:
        body = body_object()
        product, qty = int(number(body, "kinguin_id", 0)), int(number(body, "qty", 1))
        external_id = optional_text(body, "external_id")
        return jsonify(planting.plant_order(parts.kinguin, product, qty, external_id))

    @routes.patch("/orders/<order_id>")
    def reprice_order(order_id: str) -> Response:
        price = cents(number(body_object(), "price", 0))
        return jsonify(found(planting.reprice_order(parts.kinguin, order_id, price), "order"))

    @routes.delete("/orders/<order_id>")
    def forget_order(order_id: str) -> Response:
        return jsonify(found(planting.forget_order(parts.kinguin, order_id), "order"))

    return routes


def _plant(body: Doc) -> Plant:
    coin = text(body, "pay_currency", "btc")
    if coin not in coins():
        raise ControlError(400, f"there is no coin {coin}")
    price = _decimal(body, "price_amount")
    return Plant(
        order_id=optional_text(body, "order_id"),
        price_amount=Decimal(10) if price is None else price,
        pay_currency=coin,
        status=text(body, "status", "finished"),
        paid=_decimal(body, "actually_paid"),
        created_ms=_moment(body),
    )


def _decimal(body: Doc, name: str) -> Decimal | None:
    given = body.get(name)
    if given is None:
        return None
    try:
        amount = Decimal(str(given))
    except InvalidOperation as error:
        raise ControlError(400, f"{name} is a decimal number") from error
    if not amount.is_finite() or amount < 0:
        raise ControlError(400, f"{name} is a decimal number from 0 up")
    return amount


def _moment(body: Doc) -> int | None:
    given = optional_text(body, "created_at")
    if given is None:
        return None
    try:
        return int(datetime.fromisoformat(given).timestamp() * 1000)
    except ValueError as error:
        raise ControlError(400, "created_at is a time in ISO 8601") from error
