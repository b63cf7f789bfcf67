"""Asking for a refund, under the order's lock: two at once cannot promise more than came."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.events import emit
from bitloot.core.ids import new_id
from bitloot.core.live import publish_order
from bitloot.core.money import Money
from bitloot.core.timeline import SYSTEM
from bitloot.core.types import JsonObject
from bitloot.fulfillment.giving_up import give_up
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.payments.models import Payment
from bitloot.refunds.amounts import settling_payment
from bitloot.refunds.books import Books, locked
from bitloot.refunds.events import AddressWanted
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import coins, log, tell
from bitloot.refunds.states import OPEN, Purpose

_STEP = Decimal("1e-8")  # what numeric(20,8) keeps
_KEPT = frozenset({ItemStatus.DELIVERED, ItemStatus.REFUNDED})


@dataclass(frozen=True, slots=True)
class Wish:
    """How much: all there is, unless less is named. `amount` in euros, `coin_amount` in coin."""

    reason: str
    amount: Money | None = None
    coin_amount: Decimal | None = None


def request_owed(order_id: UUID, payment_id: UUID, wish: Wish, actor: Actor) -> Refund:
    """Send back what is owed of a payment; the open refund of it, when there is one.

    Raises NotFoundError, or ConflictError when nothing is owed.
    """
    books = locked(order_id)
    payment = books.payment(payment_id)
    for refund in books.refunds:
        same = refund.purpose is Purpose.OWED and refund.payment_id == payment_id
        if same and refund.status in OPEN:
            return _the_same(refund, wish)
    if payment.received is None and payment.actually_paid > 0:
        raise ConflictError("It is not known yet what this coin is worth in euros.")
    most = books.left().owed.get(payment_id, Money.zero())
    return _open(books, payment, Purpose.OWED, None, most, wish, actor)


def request_price(order_id: UUID, item_id: UUID | None, wish: Wish, actor: Actor) -> Refund:
    """Send back what was paid for a line, or for the whole order; the open refund, if there is one.

    What is not delivered yet is taken out of fulfillment. Raises NotFoundError, or ConflictError
    when nothing is left to refund, or while a purchase is under way.
    """
    books = locked(order_id)
    for refund in books.refunds:
        same = refund.purpose is Purpose.PRICE and refund.item_id == item_id
        if same and refund.status in OPEN:
            return _the_same(refund, wish)
    lines = [item for item in books.order.items if item_id in {None, item.id}]
    if not lines:
        raise NotFoundError("There is no such line in this order.")
    payment = settling_payment(books.payments)
    left = books.left()
    most = left.price if item_id is None else left.lines[lines[0].id]
    if payment is None or most <= Money.zero():
        raise ConflictError("Nothing that was paid for this is left to be refunded.")
    for line in lines:
        give_up(line, actor, wish.reason, min(_due(line, left.lines[line.id]), most))
    if wish.amount is None and item_id is not None:
        wish = Wish(wish.reason, _due(lines[0], most), wish.coin_amount)
    return _open(books, payment, Purpose.PRICE, item_id, most, wish, actor)


def _due(line: OrderItem, most: Money) -> Money:
    """Of a line that is partly delivered, what was not."""
    missing = line.quantity - line.delivered_count
    if line.status in _KEPT or missing <= 0:
        return most
    return Money((most.amount * missing / line.quantity).quantize(_STEP, ROUND_HALF_UP))


def _the_same(refund: Refund, wish: Wish) -> Refund:
    """A repeat gets the open one; another amount is no repeat."""
    other = wish.amount is not None and wish.amount != refund.amount
    if other or wish.coin_amount not in {None, refund.coin_amount}:
        raise ConflictError(f"A refund of {refund.amount} is open already. Cancel it first.")
    return refund


def _open(
    books: Books,
    payment: Payment,
    purpose: Purpose,
    item_id: UUID | None,
    most: Money,
    wish: Wish,
    actor: Actor,
) -> Refund:
    amount = _amount(wish, most)
    refund = Refund(
        id=new_id(),
        order_id=books.order.id,
        payment_id=payment.id,
        item_id=item_id,
        purpose=purpose,
        amount=amount,
        pay_currency=payment.pay_currency,
        network=payment.network,
        coin_amount=_coin_amount(wish, books.coins_of(payment, amount)),
        reason=wish.reason,
        requested_by=actor.label,
    )
    db.session.add(refund)
    db.session.flush()
    tell(refund, f"Refund of {amount} ({coins(refund)}) requested: {wish.reason}", actor)
    if actor.label != SYSTEM:
        log(refund, "request", actor, wish.reason, after=_shown(refund))
    emit(AddressWanted(refund.order_id, refund.id))
    publish_order(books.order.id, books.order.status.value)
    return refund


def _amount(wish: Wish, most: Money) -> Money:
    if most <= Money.zero():
        raise ConflictError("Nothing is left to be refunded.")
    amount = most if wish.amount is None else wish.amount
    if amount <= Money.zero():
        raise invalid("amount", "An amount above zero.")
    if amount > most:
        raise invalid("amount", f"At most {most} can be refunded.")
    return amount


def _coin_amount(wish: Wish, most: Decimal) -> Decimal:
    if most <= 0:
        raise ConflictError("That is less than this coin can be sent in.")
    wanted = most if wish.coin_amount is None else wish.coin_amount
    if not 0 < wanted <= most:
        raise invalid("coin_amount", "Above zero, and at most what it is at the order's rate.")
    return wanted


def _shown(refund: Refund) -> JsonObject:
    return {
        "purpose": refund.purpose.value,
        "amount": refund.amount.plain(),
        "coin_amount": coins(refund),
        "item_id": str(refund.item_id) if refund.item_id else None,
    }
