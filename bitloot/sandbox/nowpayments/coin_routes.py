"""Coins and their logos."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments.coins import USD_PER_FIAT, Coin, coins
from bitloot.sandbox.nowpayments.errors import answer
from bitloot.sandbox.nowpayments.logos import logo_svg
from bitloot.sandbox.nowpayments.parameters import query_flag
from bitloot.sandbox.nowpayments.payments import Payments

CREATED_AT = "2024-08-28T16:06:33.998Z"
UPDATED_AT = "2025-11-28T11:25:03.276Z"
MAX_USD = 250_000


def coin_routes(payments: Payments) -> Blueprint:
    """Return the routes."""
    routes = Blueprint("coins", __name__)

    @routes.get("/v1/currencies")
    def currencies() -> Response:
        if query_flag("fixed_rate"):
            return answer({"currencies": [_limits(payments, coin) for coin in coins().values()]})
        return answer({"currencies": list(coins())})

    @routes.get("/v1/full-currencies")
    def full_currencies() -> Response:
        return answer({"currencies": [_row(coin) for coin in coins().values()]})

    @routes.get("/v1/merchant/coins")
    def merchant_coins() -> Response:
        # The case varies at the provider: native coins upper, tokens lower.
        codes = [c.code if c.contract else c.code.upper() for c in coins().values()]
        return answer({"selectedCurrencies": list(codes)})

    @routes.get("/images/coins/<code>.svg")
    def logo(code: str) -> Response:
        if code not in coins():
            abort(404)
        headers = {"cache-control": "public, max-age=86400", "access-control-allow-origin": "*"}
        return Response(logo_svg(coins()[code]), mimetype="image/svg+xml", headers=headers)

    return routes


def _limits(payments: Payments, coin: Coin) -> Doc:
    rates = payments.rates()
    return {
        "min_amount": float(rates.minimum(coin.code, fixed=True)),
        "max_amount": float(rates.convert(MAX_USD * USD_PER_FIAT["usd"], "usd", coin.code)),
        "currency": coin.code,
    }


def _row(coin: Coin) -> Doc:
    return {
        "id": coin.id,
        "code": coin.code.upper(),
        "name": coin.name,
        "enable": True,
        "wallet_regex": coin.regex,
        "priority": coin.id % 100 + 1,
        "extra_id_exists": coin.extra_regex is not None,
        "extra_id_regex": coin.extra_regex,
        "logo_url": f"/images/coins/{coin.code}.svg",
        "track": True,
        "cg_id": None,
        "is_maxlimit": False,
        "network": coin.network,
        "smart_contract": coin.contract,
        "network_precision": str(coin.precision) if coin.contract else None,
        "explorer_link_hash": coin.explorer,
        "precision": coin.precision,
        "ticker": coin.ticker,
        "is_defi": False,
        "is_popular": coin.popular,
        "is_stable": coin.stable,
        "available_for_to_conversion": True,
        "trust_wallet_id": None,
        "created_at": CREATED_AT,
        "updated_at": UPDATED_AT,
        "available_for_payment": True,
        "available_for_payout": True,
        "extra_id_optional": False,
    }
