"""What the inbox tells the rest of the shop. Who reacts stands in `reactions.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bitloot.core.events import Event
from bitloot.webhooks.models import Sender


@dataclass(frozen=True, slots=True)
class WebhookAccepted(Event):
    """A genuine webhook is to be applied: by no job stored with it, or because staff replay it.

    `name` is what it is about, in the sender's words: a payment status, `order.status`,
    `email.bounced`. `ids` are the ids it names; NOWPayments: payment_id; Kinguin:
    provider_order_id and external_id, or kinguin_id; Resend: email_id.
    """

    event_id: UUID
    sender: Sender
    name: str
    ids: Mapping[str, str]
