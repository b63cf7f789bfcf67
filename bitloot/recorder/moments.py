"""One thing that happened, and how the rows of an order are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bitloot.core.timeline import SYSTEM
from bitloot.core.types import JsonObject
from bitloot.payments.models import Payment
from bitloot.recorder.reading import Story

Names = Mapping[UUID, str]
"""What a sentence calls the row of that id: `line 2`, `payment 5077125051`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`kind` is a word to sort by eye, `text` a sentence without secrets, `facts` its numbers."""

    at: datetime
    kind: str
    text: str
    actor: str = SYSTEM
    facts: JsonObject = field(default_factory=dict)


def names_in(told: Story) -> Names:
    """Names of everything in the story that other sentences speak of."""
    names = {told.order.id: f"order {told.order.number}"}
    names |= {item.id: f"line {at}" for at, item in enumerate(told.order.items, 1)}
    names |= {payment.id: name_of(payment) for payment in told.payments}
    names |= {
        attempt.id: f"purchase {attempt.number} of {names.get(attempt.item_id, 'a line')}"
        for attempt in told.attempts
    }
    names |= {refund.id: f"refund {at}" for at, refund in enumerate(told.refunds, 1)}
    names |= {claim.id: f"claim {at}" for at, claim in enumerate(told.claims, 1)}
    return names


def name_of(payment: Payment) -> str:
    """By the provider's id, where it gave one."""
    kind = "payment" if payment.parent_payment_id is None else "further deposit"
    return f"{kind} {payment.provider_payment_id or 'without an id'}"


def counted(number: int, what: str) -> str:
    """`1 key`, `2 keys`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
