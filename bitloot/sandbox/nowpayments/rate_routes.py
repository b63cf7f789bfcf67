"""Minimums, estimates and the merchant's balance."""

from __future__ import annotations

from flask import Blueprint, Response, request

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments.errors import answer
from bitloot.sandbox.nowpayments.parameters import positive, query_code, query_flag
from bitloot.sandbox.nowpayments.payments import Payments


def rate_routes(payments: Payments) -> Blueprint:
    """Return the routes."""
    routes = Blueprint("rates", __name__)

    @routes.get("/v1/min-amount")
    def min_amount() -> Response:
        source, target = query_code("currency_from"), query_code("currency_to")
        rates = payments.rates()
        rates.usd(source)
        rates.usd(target)
        fixed = query_flag("is_fixed_rate") or query_flag("is_fee_paid_by_user")
        least = rates.minimum(source, fixed=fixed)
        body: Doc = {
            "currency_from": source,
            "currency_to": target,
            "min_amount": float(least),
        }
        if request.args.get("fiat_equivalent"):
            fiat = query_code("fiat_equivalent")
            body["fiat_equivalent"] = float(rates.convert(least, source, fiat))
        return answer(body)

    @routes.get("/v1/estimate")
    def estimate() -> Response:
        amount = positive("amount", request.args.get("amount"))
        source, target = query_code("currency_from"), query_code("currency_to")
        body: Doc = {
            "currency_from": source,
            "amount_from": float(amount),
            "currency_to": target,
            "estimated_amount": float(payments.rates().convert(amount, source, target, up=True)),
        }
        return answer(body)

    @routes.get("/v1/balance")
    def balance() -> Response:
        held: dict[str, float] = {}
        for payment in payments.all():
            if payment.payment_status in {"finished", "partially_paid"}:
                outcome = float(payments.settlement(payment).outcome)
                currency = payment.outcome_currency
                held[currency] = held.get(currency, 0.0) + outcome
        return answer({c: {"amount": amount, "pendingAmount": 0} for c, amount in held.items()})

    return routes
