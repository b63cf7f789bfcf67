"""What applying a webhook once more would change; each room says it of its own senders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask import current_app

from bitloot.webhooks.models import Sender, WebhookEvent

_EXTENSION = "bitloot_inbox_foresight"


class Prospect(StrEnum):
    """What a replay would come to, as far as can be said without asking the sender."""

    CHANGES = "changes"
    NOTHING_NEW = "nothing_new"
    FAILS_AGAIN = "fails_again"


@dataclass(frozen=True, slots=True)
class Foresight:
    """`now` is how things stand, `then` what a replay would do; sentences for staff."""

    prospect: Prospect
    now: str
    then: str


Foresee = Callable[[WebhookEvent], Foresight]
_UNSAID = Foresight(Prospect.CHANGES, "Not applied.", "It is applied; its sender is asked first.")


def install_foresight(extensions: dict[str, object], rooms: Mapping[Sender, Foresee]) -> None:
    """Say who foresees for which sender; called once when the application starts."""
    extensions[_EXTENSION] = rooms


def foresee(event: WebhookEvent) -> Foresight:
    """What a replay of this one would change. Reads only; asks nobody outside."""
    rooms: Mapping[Sender, Foresee] = current_app.extensions[_EXTENSION]
    look = rooms.get(event.sender)
    return _UNSAID if look is None else look(event)
