"""Coins, estimates, and opening the payment of an order."""

from dataclasses import fields as dataclass_fields
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from flask import request
from flask_smorest import Blueprint

from bitloot.core.db import commit, db
from bitloot.core.errors import UnavailableError
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money, coin_text
from bitloot.core.ratelimit import limit
from bitloot.orders.access import authorize
from bitloot.orders.credentials import SESSION_HEADER, bearer, order_token
from bitloot.payments import opening
from bitloot.payments.bounds import below_minimum, check_bounds
from bitloot.payments.bounds import refused as refused_coin
from bitloot.payments.currencies import find
from bitloot.payments.estimating import Estimate, estimate
from bitloot.payments.models import Payment
from bitloot.payments.offering import Offer, offers
from bitloot.payments.schemas import (
    CurrenciesQuery,
    CurrenciesSchema,
    EstimateQuery,
    EstimateSchema,
    OpenPaymentSchema,
    PaymentSchema,
)
from bitloot.payments.showing import PaymentView, view
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.client import AMOUNT_TOO_SMALL
from bitloot.providers.nowpayments.records import PaymentRequest

blp = Blueprint("payments", __name__, url_prefix="/api/v1", description="Paying with crypto.")

_PER_ORDER, _PER_ADDRESS, _WINDOW = 60, 120, 60
_BAD_REQUEST = 400


class _Amount(TypedDict, total=False):
    amount: Decimal


class _Wanted(TypedDict):
    amount: Decimal
    currency: str


class _Coin(TypedDict):
    pay_currency: str


@blp.get("/payments/currencies")
@blp.arguments(CurrenciesQuery, location="query")
@blp.response(200, CurrenciesSchema)
@blp.doc(operationId="listCurrencies")
def list_currencies(query: _Amount) -> dict[str, object]:
    """Coins with networks and bounds; with `amount` those that it does not fit are marked."""
    amount = query.get("amount")
    price = Money.eur(amount).rounded() if amount is not None else None
    return {"items": [_shown(offer) for offer in offers(price)]}


@blp.get("/payments/estimate")
@blp.arguments(EstimateQuery, location="query")
@blp.response(200, EstimateSchema)
@blp.doc(operationId="estimatePayment")
def estimate_payment(query: _Wanted) -> dict[str, object]:
    """About how much of a coin an amount of euros is."""
    limit("estimate", request.remote_addr or "", allowed=_PER_ADDRESS, seconds=_WINDOW)
    found: Estimate = estimate(Money.eur(query["amount"]).rounded(), query["currency"])
    return {
        "amount": found.amount,
        "currency": found.amount.currency,
        "pay_amount": coin_text(found.pay_amount),
        "pay_currency": found.pay_currency,
        "expires_at": found.expires_at,
    }


def _order() -> str:
    """Whose Idempotency-Key it is: the order's, for whoever may open it."""
    order_id: UUID = (request.view_args or {})["order_id"]
    authorize(order_id, order_token=order_token(), bearer=bearer())
    return f"order:{order_id}"


@blp.post("/orders/<uuid:order_id>/payment")
@blp.arguments(OpenPaymentSchema)
@blp.response(201, PaymentSchema)
@blp.doc(operationId="openPayment", parameters=[SESSION_HEADER, KEY_HEADER])
@idempotent(_order, commits_midway=True)
def open_payment(body: _Coin, order_id: UUID) -> PaymentView:
    """An address to pay to. The same coin again shows the same payment while it is open."""
    access = authorize(order_id, order_token=order_token(), bearer=bearer())
    total = access.order.total
    commit()  # nothing is kept open while the provider is asked
    coin = find(body["pay_currency"])
    check_bounds(coin, total)
    claim = opening.claim(order_id, coin.code)
    if claim.request is not None:
        # Only what reaches the provider counts: asking for an address again and again is patience.
        limit("open-payment", str(order_id), allowed=_PER_ORDER, seconds=_WINDOW)
        commit()  # the row exists before the provider is asked
        _ask(claim.payment_id, claim.request)
    return view(_payment(claim.payment_id))


def _ask(payment_id: UUID, wanted: PaymentRequest) -> None:
    try:
        made = get_nowpayments().create_payment(wanted)
    except ProviderRefusedError as refused:
        _abandon(payment_id, str(refused))
        if refused.code == AMOUNT_TOO_SMALL:
            raise below_minimum(wanted.pay_currency) from None
        if refused.status == _BAD_REQUEST:
            raise refused_coin(wanted.pay_currency) from None
        raise
    except (ProviderUnavailableError, ProviderUnknownError) as away:
        _abandon(payment_id, str(away))
        raise UnavailableError(
            "The payment provider does not answer. Nothing was paid; please try again."
        ) from None
    if not opening.record(_payment(payment_id), made):
        commit()
        raise UnavailableError("The payment provider gave no usable address; please try again.")


def _abandon(payment_id: UUID, why: str) -> None:
    opening.abandon(_payment(payment_id), why)
    commit()


def _payment(payment_id: UUID) -> Payment:
    return db.session.get_one(Payment, payment_id)


def _shown(offer: Offer) -> dict[str, object]:
    return {
        **{each.name: getattr(offer, each.name) for each in dataclass_fields(offer)},
        "min_amount": _coin(offer.min_amount),
        "max_amount": _coin(offer.max_amount),
    }


def _coin(amount: Decimal | None) -> str | None:
    return coin_text(amount) if amount is not None else None
