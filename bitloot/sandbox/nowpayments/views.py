"""The shapes of a payment: each endpoint has its own fields and its own types of ids."""

from __future__ import annotations

from bitloot.sandbox.clock import iso_ms
from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.payment import Payment
from bitloot.sandbox.nowpayments.rates import Settlement


def created(payment: Payment) -> Doc:
    """Return the answer to POST /payment: the id is a string."""
    coin = coins()[payment.pay_currency]
    return {
        "payment_id": payment.payment_id,
        "payment_status": payment.payment_status,
        "pay_address": payment.pay_address,
        "price_amount": float(payment.price_amount),
        "price_currency": payment.price_currency,
        "pay_amount": float(payment.pay_amount),
        "amount_received": float(payment.amount_received),
        "pay_currency": payment.pay_currency,
        "order_id": payment.order_id,
        "order_description": payment.order_description,
        "payin_extra_id": payment.payin_extra_id,
        "ipn_callback_url": payment.ipn_callback_url,
        "customer_email": None,
        "created_at": iso_ms(payment.created_at),
        "updated_at": iso_ms(payment.updated_at),
        "purchase_id": payment.purchase_id,
        "smart_contract": coin.contract,
        "network": coin.network,
        "network_precision": None,
        "time_limit": None,
        "burning_percent": None,
        "expiration_estimate_date": iso_ms(payment.expiration_estimate_date),
        "is_fixed_rate": payment.is_fixed_rate,
        "is_fee_paid_by_user": payment.is_fee_paid_by_user,
        "valid_until": iso_ms(payment.valid_until),
        "type": "crypto2crypto",
        "product": "api",
        "origin_ip": "127.0.0.1",
    }


def record(payment: Payment, settlement: Settlement) -> Doc:
    """Return the answer to GET /payment/{id} and a row of the list: ids are numbers."""
    doc: Doc = {
        "payment_id": int(payment.payment_id),
        "invoice_id": None,
        "payment_status": payment.payment_status,
        "pay_address": payment.pay_address,
        "payin_extra_id": payment.payin_extra_id,
        "price_amount": float(payment.price_amount),
        "price_currency": payment.price_currency,
        "pay_amount": float(payment.pay_amount),
        "actually_paid": float(payment.actually_paid),
        "pay_currency": payment.pay_currency,
        "order_id": payment.order_id,
        "order_description": payment.order_description,
        "purchase_id": int(payment.purchase_id),
        "outcome_amount": float(settlement.outcome),
        "outcome_currency": payment.outcome_currency,
        "payout_hash": payment.payout_hash,
        "payin_hash": payment.payin_hash,
        "created_at": iso_ms(payment.created_at),
        "updated_at": iso_ms(payment.updated_at),
        "expiration_estimate_date": iso_ms(payment.expiration_estimate_date),
        "network": coins()[payment.pay_currency].network,
        "burning_percent": "null",
        "type": "crypto2crypto",
    }
    if payment.payment_extra_ids:
        doc["payment_extra_ids"] = [int(child) for child in payment.payment_extra_ids]
    if payment.parent_payment_id:
        doc["parent_payment_id"] = int(payment.parent_payment_id)
        doc["origin_type"] = payment.origin_type
    return doc


def ipn(payment: Payment, settlement: Settlement) -> Doc:
    """Return the body of an IPN: purchase_id a string, updated_at in milliseconds."""
    parent = payment.parent_payment_id
    return {
        "payment_id": int(payment.payment_id),
        "parent_payment_id": int(parent) if parent else None,
        "invoice_id": None,
        "payment_status": payment.payment_status,
        "pay_address": payment.pay_address,
        "payin_extra_id": payment.payin_extra_id,
        "price_amount": float(payment.price_amount),
        "price_currency": payment.price_currency,
        "pay_amount": float(payment.pay_amount),
        "actually_paid": float(payment.actually_paid),
        "actually_paid_at_fiat": 0,
        "pay_currency": payment.pay_currency,
        "order_id": payment.order_id,
        "order_description": payment.order_description,
        "purchase_id": payment.purchase_id,
        "outcome_amount": float(settlement.outcome),
        "outcome_currency": payment.outcome_currency,
        "payment_extra_ids": None,
        "fee": {
            "currency": payment.outcome_currency,
            "depositFee": float(settlement.deposit_fee),
            "serviceFee": float(settlement.service_fee),
            "withdrawalFee": 0,
        },
        "updated_at": payment.updated_at,
    }
