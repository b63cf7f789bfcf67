"""Numbers and moments as they are typed into forms, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bitloot.core.errors import invalid

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `kind` is a type of input, `area` or `tick`."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""


def whole(name: str, text: str) -> int:
    """A whole number. Raises InvalidError naming the field."""
    try:
        return int(text)
    except ValueError:
        raise invalid(name, f"{name.replace('_', ' ')}: a whole number, please.") from None


def moment(name: str, text: str) -> datetime:
    """A moment in UTC. Raises InvalidError naming the field."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise invalid(name, f"{name.replace('_', ' ')}: a date and time, please.") from None


def local(at: datetime | None) -> str | None:
    """As an input of the kind `datetime-local` holds it."""
    return None if at is None else f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}"


def optional_moment(form: Form, name: str) -> datetime | None:
    """None where nothing is typed."""
    text = form.get(name, "").strip()
    return moment(name, text) if text else None


def number(form: Form, name: str, *, least: int, most: int) -> int:
    """A whole number between the two. Raises InvalidError naming the field."""
    found = whole(name, form.get(name, "").strip())
    if not least <= found <= most:
        raise invalid(name, f"{name.replace('_', ' ')}: between {least} and {most:,}.")
    return found


def words(form: Form, name: str, *, longest: int = 120, least: int = 0) -> str:
    """A line of text. Raises InvalidError naming the field."""
    text = " ".join(form.get(name, "").split())
    if not least <= len(text) <= longest:
        raise invalid(name, f"{name.replace('_', ' ')}: between {least} and {longest} characters.")
    return text


def ticked(form: Form, name: str) -> bool:
    """Whether a box is ticked."""
    return form.get(name) == "on"
