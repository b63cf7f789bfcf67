"""What must happen upward happens by an event. Who reacts to what stands in `reactions.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened; emitted in the transaction in which it happened."""


Reaction = Callable[[Event], None]
_reactions: dict[type[Event], tuple[Reaction, ...]] = {}


def install(reactions: Mapping[type[Event], Sequence[Reaction]]) -> None:
    """Set who reacts to what; called once when the application starts."""
    _reactions.clear()
    _reactions.update({event: tuple(them) for event, them in reactions.items()})


def emit(event: Event) -> None:
    """Tell everyone listed, now, inside the present transaction."""
    for react in _reactions.get(type(event), ()):
        react(event)
