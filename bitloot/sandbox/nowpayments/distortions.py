"""Answers about a payment that no shop should take at their word."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, Json

OVERLAYS: dict[str, Doc] = {
    "zero": {"actually_paid": 0},
    "negative": {"actually_paid": -1},
    "nan": {"actually_paid": "NaN"},
    "text": {"actually_paid": "much"},
    "huge": {"actually_paid": 123456789012345680.0},
    "beyond": {"actually_paid": 1e30},
    "unknown_status": {"payment_status": "spending"},
    "unknown_coin": {"pay_currency": "nocoin"},
    "unknown_outcome": {"outcome_currency": "nocoin"},
    "huge_outcome": {"outcome_amount": 123456789.0},
    "other_order": {"order_id": "BL-22222-22222"},
    "other_price": {"price_amount": 1},
    "other_currency": {"price_currency": "usd"},
    "other_address": {"pay_address": "another address"},
    "no_amount": {"pay_amount": None, "pay_address": None},
    "future": {"updated_at": "2999-01-01T00:00:00.000Z"},
    "past": {"updated_at": "1970-01-01T00:00:00.000Z"},
}
"""What stands instead of the truth, by the switch `nowpayments.distort`."""

DISTORTIONS = ("none", "strings", *OVERLAYS)


def distorted(doc: Doc, how: str) -> Doc:
    """Return the answer as it is sent; `strings` writes every number as text."""
    if how == "strings":
        return {name: _as_text(value) for name, value in doc.items()}
    overlay = OVERLAYS.get(how, {})
    return {**doc, **{name: value for name, value in overlay.items() if name in doc}}


def _as_text(value: Json) -> Json:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.8f}" if isinstance(value, float) else str(value)
    return value
