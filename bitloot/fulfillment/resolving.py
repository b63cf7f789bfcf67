"""What staff decide about a line on hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money, exact
from bitloot.core.types import JsonObject
from bitloot.fulfillment import attempts
from bitloot.fulfillment.guard import MOST_AT_ONCE, Quote
from bitloot.fulfillment.holding import SUBJECT, Reason, settle
from bitloot.fulfillment.offering import OfferChoice
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.service import lock, stored
from bitloot.orders import items
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus


@dataclass(frozen=True, slots=True)
class Chosen:
    """An offer, and the most to be paid for a piece of it."""

    offer_id: str
    merchant: str
    price: Money
    quantity: int


def release(item: OrderItem, actor: Actor, reason: str) -> bool:
    """Let a held or failed line go on; True when it did wait for that."""
    moved = items.release(item, actor.label)
    if moved:
        settle(item, by=actor.label, resolution=reason)
    return moved


def buy_anyway(item: OrderItem, actor: Actor, reason: str) -> None:
    """Buy at the price the attention item names, although it is above the guard.

    Dearer still by now is refused by the provider, and asked anew. Raises ConflictError when the
    line is not held for its price.
    """
    locked = _locked(item)
    price = _asked_price(locked)
    if locked.status is not ItemStatus.HELD or price is None:
        raise ConflictError("This line is not on hold for its price.")
    missing = min(MOST_AT_ONCE, locked.quantity - stored(locked.id))
    release(locked, actor, reason)
    if missing > 0 and attempts.live(locked.id) is None:
        attempts.plan(locked, Quote(price, missing))
    after: JsonObject = {"price": price.plain(), "currency": price.currency, "quantity": missing}
    audit(actor, "fulfillment.buy_anyway", (SUBJECT, locked.id), reason=reason, after=after)
    request(locked.id, locked.order_id)


def buy_offer(item: OrderItem, offer: Chosen, actor: Actor, reason: str) -> int:
    """Buy from the offer that staff chose, at the price they saw; how many pieces.

    Dearer by now is refused by the provider, and asked anew. Raises ConflictError when the line is
    not held, nothing is missing, or a purchase of it is in hand.
    """
    locked = _locked(item)
    missing = min(MOST_AT_ONCE, offer.quantity, locked.quantity - stored(locked.id))
    if locked.status is not ItemStatus.HELD or missing <= 0:
        raise ConflictError("This line is not on hold for want of keys.")
    if attempts.live(locked.id) is not None:
        raise ConflictError("A purchase of this line is in hand: see what becomes of it first.")
    release(locked, actor, reason)
    attempts.plan(locked, Quote(offer.price, missing, offer.merchant, offer.offer_id))
    after: JsonObject = {
        "offer": offer.offer_id,
        "merchant": offer.merchant,
        "price": offer.price.plain(),
        "currency": offer.price.currency,
        "quantity": missing,
    }
    audit(actor, "fulfillment.buy_offer", (SUBJECT, locked.id), reason=reason, after=after)
    request(locked.id, locked.order_id)
    return missing


def choose(offers: Sequence[OfferChoice], offer_id: str, price: Money) -> Chosen:
    """The chosen offer at the price that was shown. Raises ConflictError once it is gone."""
    found = next((each for each in offers if each.offer_id == offer_id), None)
    if found is None:
        raise ConflictError("This offer is gone. Choose another one.")
    return Chosen(found.offer_id, found.merchant, price, found.quantity)


def _locked(item: OrderItem) -> OrderItem:
    locked = lock(item.id, item.order_id)
    if locked is None:
        raise ConflictError("This line is gone.")
    return locked


def _asked_price(item: OrderItem) -> Money | None:
    query = select(AttentionItem.data).where(
        AttentionItem.reason == Reason.PRICE_MOVED.value,
        AttentionItem.subject_kind == SUBJECT,
        AttentionItem.subject_id == item.id,
        AttentionItem.state == AttentionState.OPEN,
    )
    data = db.session.scalar(query)
    return None if data is None else Money.eur(exact(data.get("price")))
