"""Settings turned while the sandbox runs: declared by each provider, kept in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.journal import Journal

KIND = "switch"

Value = str | int | float | bool


class SwitchError(ValueError):
    """No such switch, or a value it does not take."""


@dataclass(frozen=True)
class Switch:
    """One setting; the type of `default` is the type of its values."""

    name: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    """For a text switch: the values it takes; empty means any text."""
    maximum: float | None = None
    """For a number: the greatest value; the least is 0."""

    def accept(self, value: Json) -> Value:
        """Return `value` in the switch's own type, or raise SwitchError."""
        if isinstance(self.default, bool):
            return self._accept_bool(value)
        if isinstance(self.default, str):
            return self._accept_text(value)
        return self._accept_number(value)

    def _accept_bool(self, value: Json) -> bool:
        words = {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in words:
            return words[value.lower()]
        raise SwitchError(f"{self.name} is true or false")

    def _accept_text(self, value: Json) -> str:
        if not isinstance(value, str) or (self.choices and value not in self.choices):
            raise SwitchError(f"{self.name} is one of {', '.join(self.choices) or 'any text'}")
        return value

    def _accept_number(self, value: Json) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise SwitchError(f"{self.name} is a number")
        try:
            parsed = int(value) if isinstance(self.default, int) else float(value)
        except (ValueError, OverflowError) as error:
            raise SwitchError(f"{self.name} is a number") from error
        if not 0 <= parsed <= (self.maximum if self.maximum is not None else float("inf")):
            raise SwitchError(f"{self.name} lies between 0 and {self.maximum or 'infinity'}")
        return parsed


class Switches:
    """The declared switches with their present values."""

    def __init__(self, journal: Journal, declared: Iterable[Switch]) -> None:
        """Declare the switches; values set in an earlier run are kept."""
        self._journal = journal
        self.declared = {switch.name: switch for switch in declared}

    def value(self, name: str) -> Value:
        """Return the present value, or raise SwitchError for an unknown name."""
        switch = self._declared(name)
        stored = self._journal.get(KIND, name)
        return switch.default if stored is None else switch.accept(stored["value"])

    def text(self, name: str) -> str:
        """Return a text switch."""
        return str(self.value(name))

    def whole(self, name: str) -> int:
        """Return an integer switch."""
        return int(self.value(name))

    def number(self, name: str) -> float:
        """Return a number switch."""
        return float(self.value(name))

    def flag(self, name: str) -> bool:
        """Return a true-or-false switch."""
        return bool(self.value(name))

    def set(self, name: str, value: Json) -> None:
        """Store a value, or raise SwitchError and store nothing."""
        self._journal.put(KIND, name, {"value": self._declared(name).accept(value)})

    def set_many(self, values: Doc) -> None:
        """Store all values or, where one is refused, none."""
        accepted = {name: self._declared(name).accept(value) for name, value in values.items()}
        with self._journal.batch():
            for name, value in accepted.items():
                self._journal.put(KIND, name, {"value": value})

    def take(self, name: str) -> str:
        """Return a one-shot text switch and set it back to its default, atomically."""
        with self._journal.lock:
            value = self.text(name)
            if value != self._declared(name).default:
                self._journal.delete(KIND, name)
            return value

    def values(self) -> Doc:
        """Return every switch with its present value."""
        return {name: self.value(name) for name in self.declared}

    def _declared(self, name: str) -> Switch:
        try:
            return self.declared[name]
        except KeyError as error:
            raise SwitchError(f"there is no switch {name}") from error
