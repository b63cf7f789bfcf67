from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from bitloot.core.events import Event


@dataclass(frozen=True, slots=True)
class CustomerForgotten(Event):
    """A customer was made anonymous: their orders, and the address they are under from now on."""

    email: str
    replacement: str
    order_ids: Collection[UUID]
