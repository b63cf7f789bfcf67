"""Reads query parameters by the documented rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from bitloot.sandbox.kinguin.errors import RefusalError, violation
from bitloot.sandbox.switches import Switches

MAX_LIMIT = 100
DEFAULT_LIMIT = 25
_FORMATS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S.%fZ",
    "%Y-%m-%dT%H:%M:%S%z",
)

Args = MultiDict[str, str]
Row = TypeVar("Row")


def whole_number(args: Args, name: str, default: int | None = None) -> int | None:
    """An integer parameter."""
    raw = args.get(name)
    if raw is None:
        return default
    try:
        return int(raw)
    except ValueError as error:
        raise violation(name, f'Parameter "{name}" should be numeric', raw) from error


def decimal(args: Args, name: str) -> float | None:
    """A decimal parameter."""
    raw = args.get(name)
    if raw is None:
        return None
    try:
        return float(raw)
    except ValueError as error:
        raise violation(name, f'Parameter "{name}" should be numeric', raw) from error


def word(args: Args, name: str, allowed: tuple[str, ...]) -> str | None:
    """A parameter with a fixed vocabulary."""
    raw = args.get(name)
    if raw is None or raw in allowed:
        return raw
    raise violation(name, "The value you selected is not a valid choice.", raw)


def comma_list(args: Args, name: str) -> frozenset[str]:
    """The values of a comma list, in lower case; empty where the parameter is absent."""
    return frozenset(part.strip().lower() for part in args.get(name, "").split(",") if part.strip())


def time_of(args: Args, name: str) -> datetime | None:
    """A moment in one of the five documented forms; without an offset it is UTC."""
    raw = args.get(name)
    if raw is None:
        return None
    for form in _FORMATS:
        try:
            parsed = datetime.strptime(raw, form)  # noqa: DTZ007 (the offset is settled below)
        except ValueError:
            continue
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    raise violation(name, "This value is not a valid datetime.", raw)


def page_of(args: Args, switches: Switches) -> tuple[int, int]:
    """`(page, limit)`, checked."""
    page = whole_number(args, "page", 1) or 0
    limit = whole_number(args, "limit", DEFAULT_LIMIT) or 0
    if page < 1:
        raise violation("page", "This value should be greater than or equal to 1.", page)
    if limit < 1:
        raise violation("limit", "This value should be greater than or equal to 1.", limit)
    if limit > MAX_LIMIT:
        if switches.text("kinguin.over_limit") == "refuse":
            raise violation("limit", "This value should be less than or equal to 100.", limit)
        limit = MAX_LIMIT
    return page, limit


def cut(rows: Sequence[Row], page: int, limit: int, switches: Switches) -> Sequence[Row]:
    """The rows of one page; past the last there are none."""
    found = rows[(page - 1) * limit : page * limit]
    if not found and page > 1 and switches.text("kinguin.past_last_page") == "not_found":
        raise RefusalError("HttpClient", 404, retryable=False)
    return found
