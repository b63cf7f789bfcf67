"""POST /payout/validate-address: whether a payout could be sent there. Nothing is sent."""

from __future__ import annotations

import re

from flask import Blueprint, Response

from bitloot.sandbox.nowpayments import parameters
from bitloot.sandbox.nowpayments.coins import Coin, coins
from bitloot.sandbox.nowpayments.errors import ApiError, known_coin


def payout_routes() -> Blueprint:
    """Return the routes."""
    routes = Blueprint("payouts", __name__)

    @routes.post("/v1/payout/validate-address")
    def validate_address() -> Response:
        body = parameters.json_body()
        address = parameters.optional_string(body, "address") or ""
        coin = coins()[known_coin(parameters.code(body, "currency"))]
        extra_id = parameters.optional_string(body, "extra_id")
        if not _is_valid(coin, address, extra_id):
            message = f"Invalid payout_address: [{coin.code}] [{address}]"
            raise ApiError(400, "BAD_CREATE_WITHDRAWAL_REQUEST", message)
        return Response("OK", 200, content_type="text/html; charset=utf-8")

    return routes


def _is_valid(coin: Coin, address: str, extra_id: str | None) -> bool:
    """By the coin's own patterns, found anywhere as JavaScript's `test` does."""
    if re.search(coin.regex, address) is None:
        return False
    if not extra_id or coin.extra_regex is None:
        return True
    return re.search(coin.extra_regex, extra_id) is not None
