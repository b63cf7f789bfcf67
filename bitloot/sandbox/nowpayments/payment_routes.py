"""POST /payment, GET /payment/{id}, the new quote."""

from __future__ import annotations

import time

from flask import Blueprint, Response

from bitloot.sandbox.clock import iso_ms
from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments import parameters, views
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.distortions import distorted
from bitloot.sandbox.nowpayments.errors import ApiError, answer, known_coin
from bitloot.sandbox.nowpayments.javascript import js_number
from bitloot.sandbox.nowpayments.payment import Payment
from bitloot.sandbox.nowpayments.payments import PaymentRequest, Payments
from bitloot.sandbox.switches import Switches


def payment_routes(payments: Payments, switches: Switches) -> Blueprint:
    """Return the routes."""
    routes = Blueprint("payments", __name__)

    def how() -> str:
        return switches.text("nowpayments.distort")

    @routes.post("/v1/payment")
    def create() -> Response:
        requested = _read(parameters.json_body())
        _refuse_small(payments, requested)
        failure = switches.take("nowpayments.fail_next")
        if failure == "500_before":
            raise ApiError(500, "INTERNAL_ERROR", "Internal server error")
        payment = payments.create(requested)
        if failure == "timeout_after":
            time.sleep(switches.number("nowpayments.timeout_s"))
        if failure == "500_after":
            raise ApiError(500, "INTERNAL_ERROR", "Internal server error")
        return answer(distorted(views.created(payment), how()), 201)

    @routes.get("/v1/payment/<payment_id>")
    def read(payment_id: str) -> Response:
        return answer(distorted(payments.record(_found(payments, payment_id)), how()))

    @routes.post("/v1/payment/<payment_id>/update-merchant-estimate")
    def requote(payment_id: str) -> Response:
        payment = payments.requote(_found(payments, payment_id))
        body: Doc = {
            "id": payment.payment_id,
            "token_id": payment.purchase_id,
            "pay_amount": float(payment.pay_amount),
            "expiration_estimate_date": iso_ms(payment.expiration_estimate_date),
        }
        return answer(body)

    return routes


def _found(payments: Payments, payment_id: str) -> Payment:
    if not payment_id.isdecimal():
        raise ApiError(400, "INVALID_REQUEST_PARAMS", "paymentId must be a number")
    payment = payments.find(payment_id)
    if payment is None:
        raise ApiError(404, "NOT_FOUND", "Payment not found")
    return payment


def _read(body: Doc) -> PaymentRequest:
    return PaymentRequest(
        price_amount=parameters.positive("price_amount", body.get("price_amount")),
        price_currency=parameters.code(body, "price_currency"),
        pay_currency=known_coin(parameters.code(body, "pay_currency")),
        order_id=parameters.optional_string(body, "order_id"),
        order_description=parameters.optional_string(body, "order_description"),
        ipn_callback_url=parameters.optional_uri(body, "ipn_callback_url"),
        is_fixed_rate=parameters.boolean(body, "is_fixed_rate", "fixed_rate"),
        is_fee_paid_by_user=parameters.boolean(body, "is_fee_paid_by_user"),
        case=parameters.sandbox_case(body),
    )


def _refuse_small(payments: Payments, requested: PaymentRequest) -> None:
    rates = payments.rates()
    by_user = requested.is_fee_paid_by_user
    asked = rates.pay_amount(
        requested.price_amount,
        requested.price_currency,
        coins()[requested.pay_currency],
        fee_by_user=by_user,
    )
    fixed = requested.is_fixed_rate or by_user
    if asked < rates.minimum(requested.pay_currency, fixed=fixed):
        message = f"Crypto amount {js_number(float(asked))} is less than minimal"
        raise ApiError(400, "AMOUNT_MINIMAL_ERROR", message)
