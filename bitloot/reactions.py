"""Who reacts to what: the whole flow of the business on one screen."""

from bitloot.core.events import Event, Reaction

REACTIONS: dict[type[Event], list[Reaction]] = {}
