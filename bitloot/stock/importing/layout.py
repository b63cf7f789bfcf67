"""How a file is laid out: one key a line, or a table, and what its columns are."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bitloot.core.errors import invalid
from bitloot.stock.wares import Part

EXPIRES = "expires_at"
"""A column of any table: the day on which that item expires."""
DELIMITERS = ("\t", ";", ",", "|", ":")
_LOOKED_AT = 30
_FEWEST_COLUMNS = 2
_ALIASES: Mapping[str, str] = {
    "keys": "key",
    "serial": "key",
    "serials": "key",
    "cd key": "key",
    "activation key": "key",
    "codes": "code",
    "gift code": "code",
    "voucher": "code",
    "licence": "license",
    "license key": "license",
    "licence key": "license",
    "user": "username",
    "login": "username",
    "account": "username",
    "user name": "username",
    "pass": "password",
    "pwd": "password",
    "mail": "email",
    "e mail": "email",
    "expires": EXPIRES,
    "expiry": EXPIRES,
    "expiry date": EXPIRES,
    "expires at": EXPIRES,
}
_MAIN = ("key", "code", "license")
"""People call the main column of any product one of these."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`columns` names the field of each column, None for one that is left out."""

    delimiter: str
    header: bool
    columns: tuple[str | None, ...]


def guess(lines: Iterable[str], parts: Sequence[Part]) -> Layout:
    """From the first lines of a file."""
    head = [line for line in islice(lines, _LOOKED_AT) if line.strip()]
    delimiter = _delimiter(head, parts)
    if not head:
        return Layout("", header=False, columns=(parts[0].name,))
    first = _cells(head[0], delimiter)
    named = [_named(cell, parts) for cell in first]
    if any(named) and not (delimiter == "" and len(head) == 1):
        return Layout(delimiter, header=True, columns=tuple(named))
    names: list[str | None] = [part.name for part in parts]
    if not delimiter:
        return Layout("", header=False, columns=(names[0],))
    padded = [*names, *[None] * len(first)]
    return Layout(delimiter, header=False, columns=tuple(padded[: len(first)]))


def _delimiter(head: Sequence[str], parts: Sequence[Part]) -> str:
    """One that divides every line alike; a colon only where several fields are needed."""
    several = sum(part.required for part in parts) > 1
    for delimiter in DELIMITERS if several else DELIMITERS[:4]:
        widths = {len(_cells(line, delimiter)) for line in head}
        if len(widths) == 1 and widths.pop() >= _FEWEST_COLUMNS:
            return delimiter
    # Lines that differ are a table all the same where the first one is a heading.
    for delimiter in DELIMITERS if head else ():
        cells = _cells(head[0], delimiter)
        if len(cells) > 1 and any(_named(cell, parts) for cell in cells):
            return delimiter
    return ""


def _cells(line: str, delimiter: str) -> list[str]:
    if not delimiter:
        return [line]
    return next(csv.reader([line], delimiter=delimiter), [line])


def _named(cell: str, parts: Sequence[Part]) -> str | None:
    word = " ".join(cell.strip().strip('"').lower().replace("_", " ").replace("-", " ").split())
    for part in parts:
        if word in (part.name.replace("_", " "), part.label.lower()):
            return part.name
    alias = _ALIASES.get(word, word)
    if alias == EXPIRES or alias in {part.name for part in parts}:
        return alias
    return parts[0].name if alias in _MAIN else None


def checked(layout: Layout, parts: Sequence[Part]) -> Layout:
    """Raises InvalidError on `columns`, or `delimiter`."""
    if layout.delimiter not in ("", *DELIMITERS):
        raise invalid("delimiter", "Columns are divided by a tab, or one of ; , | :")
    used = [name for name in layout.columns if name is not None]
    known = {part.name: part for part in parts}
    for name in used:
        if name != EXPIRES and name not in known:
            raise invalid("columns", f"This product has no field “{name}”.")
    if len(set(used)) < len(used):
        raise invalid("columns", "Two columns have the same meaning.")
    missing = [part.label for part in parts if part.required and part.name not in used]
    if missing:
        raise invalid("columns", f"No column holds: {', '.join(missing)}.")
    if not layout.delimiter and len(layout.columns) != 1:
        raise invalid("columns", "One key a line has one column.")
    return layout


def records(lines: Iterable[str], layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Cells of each line that is not blank, with its number. Raises InvalidError on `keys`."""
    skip = layout.header
    for number, cells in _rows(lines, layout.delimiter):
        if not any(cell.strip() for cell in cells):
            continue
        if skip:
            skip = False
            continue
        yield number, cells


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    if not delimiter:
        for number, line in enumerate(lines, 1):
            yield number, [unquoted(line.strip())]
        return
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error:
        raise invalid(
            "keys", f"The quotes that begin in line {before + 1} do not end as they should."
        ) from None


def unquoted(line: str) -> str:
    """Spreadsheets put quotes around a field and double those inside it."""
    if line == '"' or not (line.startswith('"') and line.endswith('"')):
        return line
    cells = next(csv.reader([line]))
    return cells[0].strip() if len(cells) == 1 else line
