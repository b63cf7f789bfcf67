"""What a rule says about one reference that does not agree."""

from dataclasses import dataclass, field
from uuid import UUID

from bitloot.core.types import JsonObject
from bitloot.reconciliation.models import Remedy, Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """`summary` is one sentence for staff. `facts` are what was compared, without secrets.

    While a break was accepted by a person it comes back only when its `facts` have changed.
    """

    rule: Rule
    reference: str
    summary: str
    remedy: Remedy
    order_id: UUID | None = None
    facts: JsonObject = field(default_factory=dict)


class UndecidedError(Exception):
    """The comparison could not be completed: it certifies nothing. The text is for staff."""


class NotYetError(UndecidedError):
    """It cannot be told at this moment, and soon can: look again in a few seconds."""
