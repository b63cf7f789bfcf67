"""A provider's pattern on somebody's text, without trusting either.

Patterns come from outside and may be wrong, or take for ever on the right text in an engine that
backtracks. PostgreSQL's does not, and stops when its time is up.
"""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bitloot.core.db import db

_MILLISECONDS = 200
_LONGEST = 1000


def matches(pattern: str, value: str) -> bool | None:
    """Whether the whole of `value` fits; None when the pattern cannot be used."""
    if len(pattern) > _LONGEST or "\x00" in pattern or "\x00" in value:
        return None
    point = db.session.begin_nested()
    try:
        db.session.execute(text(f"set local statement_timeout = {_MILLISECONDS}"))
        query = text("select cast(:value as text) ~ ('^(?:' || cast(:pattern as text) || ')$')")
        found = db.session.scalar(query, {"value": value, "pattern": pattern})
    except DBAPIError:
        return None
    finally:
        point.rollback()  # and with it the timeout
    return bool(found)
