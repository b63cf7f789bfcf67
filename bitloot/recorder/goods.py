"""Where the goods came from and went: purchases, own stock, sealed keys, who opened them."""

from collections.abc import Iterator
from uuid import UUID

from bitloot.catalog.models import SourceType
from bitloot.core.types import JsonObject
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.recorder.moments import Moment, Names, counted
from bitloot.recorder.reading import Story


def bought(told: Story, names: Names) -> Iterator[Moment]:
    """Purchases at Kinguin as they were planned, and what is known of them now."""
    for attempt in told.attempts:
        text = (
            f"{names[attempt.id]} planned: {counted(attempt.quantity, 'key')} at no more than "
            f"{attempt.requested_price} each, as {attempt.external_id}. {_by_now(attempt)}"
        )
        facts: JsonObject = {
            "attempt": str(attempt.id),
            "status": attempt.status.value,
            "provider_order_id": attempt.provider_order_id,
            "paid": attempt.paid_price.plain() if attempt.paid_price else None,
        }
        yield Moment(attempt.created_at, "purchase", text, facts=facts)


def taken(told: Story, names: Names) -> Iterator[Moment]:
    """Items of our own stock: sold, or held for a line at this moment."""
    for item in told.stock:
        facts: JsonObject = {"stock_item": str(item.id), "state": item.state.value}
        if item.sold_at is not None and item.sold_to is not None:
            text = f"A key of our own stock is sold to {names.get(item.sold_to, 'a line')}."
            yield Moment(item.sold_at, "stock", text, facts=facts)
        elif item.held_until is not None and item.held_for is not None:
            text = f"A key of our own stock is held until now for {names.get(item.held_for)}."
            yield Moment(item.held_until, "stock", text, facts=facts)


def delivered(told: Story, names: Names) -> Iterator[Moment]:
    """Sealed keys, by where their envelope lies."""
    for delivery in told.deliveries:
        source = "Kinguin" if delivery.source_type is SourceType.KINGUIN else "our own stock"
        text = (
            f"Key {delivery.position} of {names.get(delivery.item_id)} from {source} sealed under "
            f"master key {delivery.key_id} and stored."
        )
        facts: JsonObject = {"delivery": str(delivery.id), "object": delivery.object_key}
        yield Moment(delivery.created_at, "delivery", text, facts=facts)


def revealed(told: Story, names: Names) -> Iterator[Moment]:
    """Who was given what opens a key, and from where."""
    lines = {delivery.id: (delivery.item_id, delivery.position) for delivery in told.deliveries}
    for reveal in told.reveals:
        what = _key(lines.get(reveal.delivery_id), names)
        first = " for the first time" if reveal.first else ""
        where = f" from {reveal.ip}" if reveal.ip else ""
        facts: JsonObject = {"delivery": str(reveal.delivery_id), "first": reveal.first}
        text = f"{what} opened{first}{where}."
        yield Moment(reveal.at, "reveal", text, reveal.actor, facts)


def withdrawn(told: Story, names: Names) -> Iterator[Moment]:
    """Keys that are not the buyer's any more: given back, replaced or refunded."""
    for delivery in told.deliveries:
        if delivery.withdrawn_at is not None:
            what = _key((delivery.item_id, delivery.position), names)
            facts: JsonObject = {"delivery": str(delivery.id)}
            text = f"{what} is the buyer's no more."
            yield Moment(delivery.withdrawn_at, "delivery", text, facts=facts)


def _key(line: tuple[UUID, int] | None, names: Names) -> str:
    if line is None:
        return "A key"
    return f"Key {line[1]} of {names.get(line[0])}"


def _by_now(attempt: FulfillmentAttempt) -> str:
    known = [attempt.status.value]
    if attempt.provider_order_id is not None:
        known.append(f"Kinguin order {attempt.provider_order_id}")
    if attempt.paid_price is not None:
        known.append(f"{attempt.paid_price} charged")
    if attempt.returned:
        known.append(f"{attempt.returned} of it returned")
    if attempt.last_error is not None:
        known.append(f"last answer: {attempt.last_error}")
    return f"By now {', '.join(known)}."
