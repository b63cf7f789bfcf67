"""CSV for finance: all rows that match, streamed, exact, and inert in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from flask import Response, stream_with_context
from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.money import Money, coin_text

T = TypeVar("T")
Column = tuple[str, "ColumnElement[object] | InstrumentedAttribute[object]"]
_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_BOM = "\ufeff"  # spreadsheets read UTF-8 only when told


def cell(value: object) -> str:
    """One value as text: ISO times in UTC, decimals exact, nothing a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, Decimal):
        return coin_text(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, list | tuple):
        value = " ".join(str(each) for each in value)
    text = str(value.value) if isinstance(value, Enum) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def stream_csv(name: str, query: Select[T], columns: Sequence[Column]) -> Response:
    """All rows of `query`, with `columns` of it, read by a server-side cursor while they are sent.

    Runs after the request's own transaction, in one of its own that ends with the answer.
    """
    stamp = f"{utcnow():%Y%m%d-%H%M}"
    headers = {"Content-Disposition": f'attachment; filename="bitloot-{name}-{stamp}.csv"'}
    lines = stream_with_context(_lines(query, columns))
    return Response(lines, content_type="text/csv; charset=utf-8", headers=headers)


def stream_rows(name: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A table that is in memory already, with the same rules for its cells."""
    stamp = f"{utcnow():%Y%m%d-%H%M}"
    headers = {"Content-Disposition": f'attachment; filename="bitloot-{name}-{stamp}.csv"'}
    lines = [_BOM + _line(list(titles))]
    lines += [_line([cell(value) for value in row]) for row in rows]
    return Response(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _lines(query: Select[T], columns: Sequence[Column]) -> Iterator[str]:
    selected = query.with_only_columns(*(expression for _, expression in columns))
    rows = db.session.execute(selected.execution_options(yield_per=_AT_ONCE))
    yield _BOM + _line([title for title, _ in columns])
    for part in rows.partitions():
        yield "".join(_line([cell(value) for value in row]) for row in part)


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
