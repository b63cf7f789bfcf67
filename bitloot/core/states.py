"""A lifecycle is a table: (state, event) → move, ignore, or refuse. Pure; applied elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


class Verdict(Enum):
    """What the table says about an event in a state."""

    MOVE = "move"
    IGNORE = "ignore"
    REFUSE = "refuse"


class Ignore(Enum):
    """The type of `IGNORE`."""

    IGNORE = "ignore"


IGNORE = Ignore.IGNORE
"""In a table: this event is a repeat here, not an error."""


@dataclass(frozen=True, slots=True)
class Decision(Generic[S]):
    """The verdict and, when it moves, the new state."""

    verdict: Verdict
    to: S | None = None


@dataclass(frozen=True)
class Lifecycle(Generic[S, E]):
    """A named table over one enum of states and one of events. What is not listed is refused."""

    name: str
    states: type[S]
    events: type[E]
    table: Mapping[tuple[S, E], S | Ignore]

    def decide(self, state: S, event: E) -> Decision[S]:
        """Look the pair up."""
        found = self.table.get((state, event))
        if found is None:
            return Decision(Verdict.REFUSE)
        if isinstance(found, Ignore):
            return Decision(Verdict.IGNORE)
        return Decision(Verdict.MOVE, found)

    def events_from(self, state: S) -> list[E]:
        """Events that move this state: what a console may offer."""
        return [event for event in self.events if self.decide(state, event).verdict is Verdict.MOVE]
