"""The buyer's order page, composed from what the rooms below know. Reads only."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bitloot.core.config import get_settings
from bitloot.core.money import Money
from bitloot.fulfillment.preorders import Release, releases_of
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.effects import amount_of, asked_of
from bitloot.payments.models import Payment
from bitloot.payments.showing import PaymentView, shown_for, view
from bitloot.refunds.beside import MoneyBack, money_back
from bitloot.refunds.showing import RefundView
from bitloot.storefront import sentences

_WAITS = frozenset({OrderStatus.PAID, OrderStatus.FULFILLED})
_PAID_BACK = frozenset({ItemStatus.REFUNDING, ItemStatus.REFUNDED})
_TO_COME = frozenset({ItemStatus.PENDING, ItemStatus.ORDERING, ItemStatus.PARTLY_DELIVERED})


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line."""

    id: UUID
    product_id: UUID
    slug: str
    title: str
    platform: str | None
    cover_url: str | None
    activation_instructions: str | None
    quantity: int
    unit_price: Money
    list_price: Money | None
    offer: str | None
    total: Money
    currency: str
    status: ItemStatus
    status_text: str
    delivered_count: int
    revealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderPage:
    """All that the order page shows."""

    id: UUID
    number: str
    status: OrderStatus
    status_text: str
    may_close: bool
    email: str
    currency: str
    subtotal: Money
    discount: Money
    total: Money
    created_at: datetime
    expires_at: datetime | None
    paid_at: datetime | None
    fulfilled_at: datetime | None
    terms_version: str
    live_url: str
    items: list[ItemView]
    payment: PaymentView | None
    received: Money | None
    owed: Money
    refunds: list[RefundView]


def page_of(order: Order) -> OrderPage:
    """Compose it."""
    payment, back = shown_for(order.id), money_back(order)
    said = sentences.say(story_of(order, payment, back))
    releases = releases_of(order.id) if order.status in _WAITS else {}
    return OrderPage(
        id=order.id,
        number=order.number,
        status=order.status,
        status_text=said.text,
        may_close=said.may_close,
        email=order.email,
        currency=order.currency,
        subtotal=order.subtotal,
        discount=order.discount,
        total=order.total,
        created_at=order.created_at,
        expires_at=order.expires_at,
        paid_at=order.paid_at,
        fulfilled_at=order.fulfilled_at,
        terms_version=order.terms_version,
        live_url=live_url(order.id),
        items=[_item(item, order, releases.get(item.id)) for item in order.items],
        payment=view(payment) if payment else None,
        received=back.received,
        owed=back.owed,
        refunds=back.refunds,
    )


def story_of(
    order: Order, payment: Payment | None, back: MoneyBack | None = None
) -> sentences.Story:
    """The facts that the status sentence is made of."""
    back = back or money_back(order)
    return sentences.Story(
        order.status,
        _money(payment) if payment else None,
        late="late" in order.flags,
        overpaid="overpaid" in order.flags,
        held=any(item.status in {ItemStatus.HELD, ItemStatus.FAILED} for item in order.items),
        given_up=sum(item.status is ItemStatus.REFUNDING for item in order.items),
        lines=len(order.items),
        beside=back.beside,
        kept=back.kept,
        other_coin=back.other_coin,
        keys=sum(item.quantity for item in order.items if item.status not in _PAID_BACK),
        release=_release(order),
    )


def _release(order: Order) -> str | None:
    """The day for which everything that is still to come waits."""
    waiting = [item for item in order.items if item.status in _TO_COME]
    if order.status not in _WAITS or not any(item.is_preorder for item in waiting):
        return None
    releases = releases_of(order.id)
    if any(item.id not in releases for item in waiting):
        return None
    days = [releases[item.id] for item in waiting]
    return max(days, key=lambda each: each.day or date.max).words


def live_url(order_id: UUID) -> str:
    """Where changes of the order are told, at the address of the live server."""
    settings = get_settings()
    base = settings.live_url or settings.public_url.replace("http", "ws", 1)
    return f"{base.rstrip('/')}/ws/orders/{order_id}"


def _money(payment: Payment) -> sentences.Money:
    return sentences.Money(
        payment.status,
        payment.coverage,
        asked=asked_of(payment),
        received=amount_of(payment),
        coin=payment.pay_currency.upper(),
        verdict=payment.verdict,
    )


def _item(item: OrderItem, order: Order, release: Release | None) -> ItemView:
    return ItemView(
        id=item.id,
        product_id=item.product_id,
        slug=item.slug,
        title=item.title,
        platform=item.platform,
        cover_url=item.cover_url,
        activation_instructions=item.activation_instructions,
        quantity=item.quantity,
        unit_price=item.unit_price,
        list_price=item.list_price,
        offer=item.offer,
        total=item.total,
        currency=order.currency,
        status=item.status,
        status_text=sentences.say_item(
            item.status,
            order=order.status,
            delivered=item.delivered_count,
            quantity=item.quantity,
            release=release.words if release else None,
        ),
        delivered_count=item.delivered_count,
        revealed_at=item.revealed_at,
    )
