"""Reads keys from what staff paste or send: one a line, text only."""

from bitloot.core.errors import invalid
from bitloot.stock.entering import LONGEST_KEY
from bitloot.stock.importing.decoding import encoding_of, lines_of
from bitloot.stock.importing.layout import unquoted

_HEADERS = frozenset({"key", "keys", "code", "codes", "serial", "serials", "license", "licence"})
_MOST_KEYS = 50_000


def parse(raw: str | bytes) -> list[str]:
    """Keys in the order of their lines; blank lines and a heading are skipped.

    Bytes may be of any encoding. Raises InvalidError on `keys`, naming the line.
    """
    content = raw.encode(errors="replace") if isinstance(raw, str) else raw
    encoding = "utf-8" if isinstance(raw, str) else encoding_of(lambda: [content])
    keys: list[str] = []
    for number, line in enumerate(lines_of([content], encoding), 1):
        key = unquoted(line.removeprefix("\ufeff").strip())
        if not key or (not keys and key.lower() in _HEADERS):
            continue
        _check(key, number)
        keys.append(key)
    if not keys:
        raise invalid("keys", "There is no key in it.")
    if len(keys) > _MOST_KEYS:
        raise invalid("keys", f"At most {_MOST_KEYS} keys at once; these are {len(keys)}.")
    return keys


def _check(key: str, number: int) -> None:
    if any(not (char.isprintable() or char in "\t\u00ad") for char in key):
        raise invalid("keys", f"Line {number} holds characters that are no text.")
    if len(key.encode()) > LONGEST_KEY:
        raise invalid("keys", f"Line {number} is longer than {LONGEST_KEY} bytes.")
