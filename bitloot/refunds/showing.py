"""A refund as its buyer sees it, beside the order and on the page of its link."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from bitloot.core.db import db
from bitloot.core.money import Money, coin_text
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.currencies import name_of
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, extra_id_name, network_name
from bitloot.refunds.addressing import Memo, coin_of, memo_of
from bitloot.refunds.links import Link, link_of
from bitloot.refunds.masking import masked
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import coins
from bitloot.refunds.states import OPEN, Purpose, RefundStatus
from bitloot.refunds.wording import say, say_kept


@dataclass(frozen=True, slots=True)
class RefundFacts:
    """What both views show. Amounts of coin as plain decimal text."""

    purpose: Purpose
    amount: Money
    currency: str
    coin_amount: str
    pay_currency: str
    coin_name: str
    network: str
    network_name: str
    status: RefundStatus
    status_text: str
    may_keep: bool
    address_masked: str | None
    tx_hash: str | None
    explorer_url: str | None
    sent_at: datetime | None


class _Facts(TypedDict):
    purpose: Purpose
    amount: Money
    currency: str
    coin_amount: str
    pay_currency: str
    coin_name: str
    network: str
    network_name: str
    status: RefundStatus
    status_text: str
    may_keep: bool
    address_masked: str | None
    tx_hash: str | None
    explorer_url: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class RefundView(RefundFacts):
    """Beside the order."""

    id: UUID
    item_id: UUID | None
    needs_address: bool
    link: str


@dataclass(frozen=True, slots=True)
class RefundPage(RefundFacts):
    """On the page of its link. What its payment brought and was asked: coins of `received_in`."""

    received: str
    asked: str | None
    received_in: str
    order_number: str
    order_id: UUID
    item_title: str | None
    memo: Memo
    memo_name: str | None
    may_give_address: bool
    extra_id_masked: str | None
    confirmed_at: datetime | None
    link_expires_at: datetime


def summary(refund: Refund) -> RefundView:
    """Beside the order."""
    return RefundView(
        **_facts(refund),
        id=refund.id,
        item_id=refund.item_id,
        needs_address=refund.status in OPEN and refund.address is None,
        link=link_of(refund.id),
    )


def page(refund: Refund, link: Link) -> RefundPage:
    """On the page of its link. May ask the provider for the rule of the coin's memo."""
    order = db.session.get_one(Order, refund.order_id)
    payment = db.session.get_one(Payment, refund.payment_id)
    item = db.session.get(OrderItem, refund.item_id) if refund.item_id else None
    memo = memo_of(coin_of(refund.pay_currency)) if refund.status in OPEN else Memo.NONE
    name = extra_id_name(refund.network) if memo is not Memo.NONE else None
    return RefundPage(
        **_facts(refund),
        received=coin_text(payment.actually_paid),
        asked=coin_text(payment.pay_amount) if payment.pay_amount is not None else None,
        received_in=payment.pay_currency,
        order_number=order.number,
        order_id=order.id,
        item_title=item.title if item else None,
        memo=memo,
        memo_name=name,
        may_give_address=refund.status in OPEN,
        extra_id_masked=masked(refund.extra_id),
        confirmed_at=refund.confirmed_at,
        link_expires_at=link.expires_at,
    )


def _facts(refund: Refund) -> _Facts:
    network = refund.network or refund.pay_currency
    return {
        "purpose": refund.purpose,
        "amount": refund.amount,
        "currency": refund.amount.currency,
        "coin_amount": coin_text(refund.coin_amount),
        "pay_currency": refund.pay_currency,
        "coin_name": name_of(refund.pay_currency),
        "network": network,
        "network_name": network_name(network),
        "status": refund.status,
        "status_text": _said(refund),
        "may_keep": refund.purpose is Purpose.OWED and refund.status in OPEN,
        "address_masked": masked(refund.address),
        "tx_hash": refund.tx_hash,
        "explorer_url": explorer_url(network, refund.tx_hash),
        "sent_at": refund.sent_at,
    }


def _said(refund: Refund) -> str:
    if refund.status is RefundStatus.CANCELLED and refund.purpose is Purpose.OWED:
        payment = db.session.get_one(Payment, refund.payment_id)
        if payment.kept_at is not None:
            return say_kept(coins(refund))
    return say(
        refund.status,
        refund.purpose,
        has_address=refund.address is not None,
        coins=coins(refund),
    )
