"""Reads keys from what staff paste or upload: one a line, text only."""

import codecs
import csv

from bitloot.core.errors import InvalidError, invalid
from bitloot.stock.entering import LONGEST_KEY

_HEADERS = frozenset({"key", "keys", "code", "codes", "serial", "serials", "license", "licence"})
_MOST_KEYS = 50_000
_NUL_SHARE = 0.4  # UTF-16 of Latin text is half NUL bytes


def parse(raw: str | bytes) -> list[str]:
    """Keys in the order of their lines; blank lines and a heading are skipped.

    Bytes may be UTF-8, UTF-16 or Latin-1. Raises InvalidError on `keys`, naming the line.
    """
    text = raw if isinstance(raw, str) else _decode(raw)
    keys: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        key = _unquoted(line.strip())
        if not key or (not keys and key.lower() in _HEADERS):
            continue
        _check(key, number)
        keys.append(key)
    if not keys:
        raise invalid("keys", "There is no key in it.")
    if len(keys) > _MOST_KEYS:
        raise invalid("keys", f"At most {_MOST_KEYS} keys at once; these are {len(keys)}.")
    return keys


def _decode(raw: bytes) -> str:
    encoding = _encoding(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise invalid("keys", f"Line {line} is not valid {encoding.upper()}.") from None


def _encoding(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if b"\x00" in raw:
        return _wide(raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark is told by which half of its bytes is NUL; else it is no text."""
    half = len(raw) / 2
    if len(raw) % 2 == 0 and raw[1::2].count(0) >= half * _NUL_SHARE and not raw[0::2].count(0):
        return "utf-16-le"
    if len(raw) % 2 == 0 and raw[0::2].count(0) >= half * _NUL_SHARE and not raw[1::2].count(0):
        return "utf-16-be"
    raise _binary()


def _binary() -> InvalidError:
    return invalid("keys", "This is a binary file, not a list of keys.")


def _unquoted(line: str) -> str:
    """Spreadsheets put quotes around a field and double those inside it."""
    if line == '"' or not (line.startswith('"') and line.endswith('"')):
        return line
    fields = next(csv.reader([line]))
    return fields[0].strip() if len(fields) == 1 else line


def _check(key: str, number: int) -> None:
    if any(not (char.isprintable() or char in "\t\u00ad") for char in key):
        raise invalid("keys", f"Line {number} holds characters that are no text.")
    if len(key.encode()) > LONGEST_KEY:
        raise invalid("keys", f"Line {number} is longer than {LONGEST_KEY} bytes.")
