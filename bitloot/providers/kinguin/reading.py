"""Reads fields of the provider's JSON: lenient about what is missing, strict about what it means.

Every reader raises ValueError with a sentence that names the field.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from bitloot.core.money import exact
from bitloot.core.types import Json, JsonObject

_MOST = 2**31 - 1


def as_object(value: Json) -> JsonObject:
    """The value as an object."""
    if not isinstance(value, dict):
        raise ValueError(f"expected an object, got {type(value).__name__}")  # noqa: TRY004
    return value


def objects(value: Json) -> list[JsonObject]:
    """The objects of a list; anything else in it is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def results(doc: JsonObject) -> list[Json]:
    """What a page of a list holds."""
    found = doc.get("results")
    if not isinstance(found, list):
        raise ValueError("results is not a list")  # noqa: TRY004 (one error for callers)
    return found


def text(doc: JsonObject, name: str) -> str:
    """A required text."""
    found = optional_text(doc, name)
    if found is None:
        raise ValueError(f"{name} is missing")
    return found


def optional_text(doc: JsonObject, name: str) -> str | None:
    """A text, or None where it is absent, empty or of another type."""
    value = doc.get(name)
    return _clean(value) or None if isinstance(value, str) else None


def _clean(value: str) -> str:
    """Without what PostgreSQL cannot store: NUL and halves of surrogate pairs."""
    if not value.isascii():
        value = value.encode("utf-8", "ignore").decode()
    if "\x00" in value:
        value = value.replace("\x00", "")
    return value.strip()


def texts(doc: JsonObject, name: str) -> tuple[str, ...]:
    """Texts without blanks and repeats, in their order."""
    value = doc.get(name)
    if not value or not isinstance(value, list):
        return ()
    return _texts(tuple([item for item in value if isinstance(item, str)]))


def terms(doc: JsonObject, name: str) -> tuple[str, ...]:
    """The same of what many products share: the few lists that there are are remembered."""
    value = doc.get(name)
    if not value or not isinstance(value, list):
        return ()
    return _terms(tuple([item for item in value if isinstance(item, str)]))


def _texts(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_clean, given))))


_terms = lru_cache(maxsize=4096)(_texts)


def amount(doc: JsonObject, name: str) -> Decimal:
    """A required exact number; the wire carries numbers and sometimes numeric strings."""
    try:
        return exact(doc.get(name))
    except ValueError:
        raise ValueError(f"{name} is not a number") from None


def optional_amount(doc: JsonObject, name: str) -> Decimal | None:
    """An exact number, or None."""
    value = doc.get(name)
    if value is None:
        return None
    try:
        return exact(value)
    except ValueError:
        return None


def whole(doc: JsonObject, name: str) -> int:
    """A required integer."""
    value = amount(doc, name)
    if value != value.to_integral_value() or abs(value) > _MOST:
        raise ValueError(f"{name} is not a whole number")
    return int(value)


def count(doc: JsonObject, name: str) -> int | None:
    """A quantity that is not negative, or None."""
    given = doc.get(name)
    if type(given) is int and 0 <= given <= _MOST:  # nearly all are
        return given
    value = optional_amount(doc, name)
    return None if value is None else int(min(max(value, Decimal(0)), Decimal(_MOST)))


def flag(doc: JsonObject, name: str) -> bool:
    """True only where the field says so."""
    return doc.get(name) is True


def day(doc: JsonObject, name: str) -> date | None:
    """`YYYY-MM-DD`, or None."""
    try:
        return date.fromisoformat(optional_text(doc, name) or "")
    except ValueError:
        return None


def moment(doc: JsonObject, name: str) -> datetime | None:
    """A time with or without an offset (then UTC), or None."""
    try:
        found = datetime.fromisoformat(optional_text(doc, name) or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # the last moment of all, somewhere west of here
        return None
