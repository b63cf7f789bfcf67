"""Rows that go to the database by the hundred, as one JSON document in one statement.

`json_populate_recordset` reads them by the types of the table itself: no statement grows with the
number of rows, and nothing is adapted value by value.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from bitloot.catalog.normalizing import Row
from bitloot.core.money import Money


def as_json(rows: Sequence[Row]) -> str:
    """The rows as PostgreSQL reads them."""
    return json.dumps(rows, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> str:
    match value:
        case Money():
            return f"{value.amount:f}"
        case UUID() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")
