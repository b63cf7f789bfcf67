"""GET /payment/: all payments, in pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import ceil

from flask import Blueprint, Response, current_app, request

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments.access import require_bearer
from bitloot.sandbox.nowpayments.errors import ApiError, answer, invalid_params
from bitloot.sandbox.nowpayments.payment import Payment
from bitloot.sandbox.nowpayments.payments import Payments

LARGEST_PAGE = 500
DAY_LENGTH = len("2026-01-01")

SORTS: dict[str, Callable[[Payment], tuple[Decimal, str]]] = {
    "created_at": lambda p: (Decimal(p.created_at), p.payment_id),
    "updated_at": lambda p: (Decimal(p.updated_at), p.payment_id),
    "payment_id": lambda p: (Decimal(p.payment_id), ""),
    "payment_status": lambda p: (Decimal(0), p.payment_status),
    "pay_address": lambda p: (Decimal(0), p.pay_address),
    "price_amount": lambda p: (p.price_amount, p.payment_id),
    "price_currency": lambda p: (Decimal(0), p.price_currency),
    "pay_amount": lambda p: (p.pay_amount, p.payment_id),
    "actually_paid": lambda p: (p.actually_paid, p.payment_id),
    "pay_currency": lambda p: (Decimal(0), p.pay_currency),
    "order_id": lambda p: (Decimal(0), p.order_id or ""),
    "order_description": lambda p: (Decimal(0), p.order_description or ""),
    "purchase_id": lambda p: (Decimal(p.purchase_id), ""),
    "outcome_amount": lambda p: (p.amount_received, p.payment_id),
    "outcome_currency": lambda p: (Decimal(0), p.outcome_currency),
}


def listing_routes(payments: Payments) -> Blueprint:
    """Return the route; it asks for the bearer token beside the key."""
    routes = Blueprint("listing", __name__)

    @routes.get("/v1/payment/")
    def listing() -> Response:
        require_bearer(current_app)
        limit = _whole("limit", 10, 1, LARGEST_PAGE)
        page = _whole("page", 0, 0, 1_000_000)
        chosen = _slipped(payments, _chosen(payments.all()), page * limit)
        body: Doc = {
            "data": [payments.record(p) for p in chosen[page * limit : (page + 1) * limit]],
            "limit": limit,
            "page": page,
            "pagesCount": ceil(len(chosen) / limit),
            "total": len(chosen),
        }
        return answer(body)

    return routes


def _slipped(payments: Payments, chosen: list[Payment], start: int) -> list[Payment]:
    """Return the list in which, where the switch says so, the first row of a later page has moved.

    It stands in front now, on a page that was read before.
    """
    if not 0 < start < len(chosen) or not payments.list_moves():
        return chosen
    return [chosen[start], *chosen[:start], *chosen[start + 1 :]]


def _chosen(payments: list[Payment]) -> list[Payment]:
    sort = request.args.get("sortBy", "created_at")
    if sort not in SORTS:
        raise invalid_params(f"sortBy must be one of [{', '.join(SORTS)}]")
    order = request.args.get("orderBy", "asc")
    if order not in {"asc", "desc"}:
        # The provider answers 500 here, where a 400 would be right.
        raise ApiError(500, "INTERNAL_ERROR", "Internal server error")
    if request.args.get("invoiceId"):
        return []  # no invoices are made here
    since, until = _moment("dateFrom", end=False), _moment("dateTo", end=True)
    inside = [
        p
        for p in payments
        if (since is None or p.created_at >= since) and (until is None or p.created_at <= until)
    ]
    return sorted(inside, key=SORTS[sort], reverse=order == "desc")


def _whole(name: str, default: int, least: int, most: int) -> int:
    given = request.args.get(name, str(default))
    if not given.isdecimal():
        raise invalid_params(f"{name} must be a number")
    value = int(given)
    if value < least:
        raise invalid_params(f"{name} must be larger than or equal to {least}")
    if value > most:
        raise invalid_params(f"{name} must be less than or equal to {most}")
    return value


def _moment(name: str, *, end: bool) -> int | None:
    """Return epoch milliseconds; a bare day begins at midnight and as `dateTo` ends with it."""
    given = request.args.get(name)
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise invalid_params(f"{name} must be a valid date") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if end and len(given) == DAY_LENGTH:
        moment += timedelta(days=1) - timedelta(milliseconds=1)
    return int(moment.timestamp() * 1000)
