"""Bytes to lines, whatever their encoding, a piece at a time."""

import codecs
import io
from collections.abc import Callable, Iterable, Iterator

from bitloot.core.errors import InvalidError, invalid

_NUL_SHARE = 0.4  # UTF-16 of Latin text is half NUL bytes
_LONGEST_LINE = 200_000
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_TRIED = ("utf-8", "cp1252", "latin-1")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"GIF8", b"7z\xbc\xaf", b"\x7fELF")

Pieces = Callable[[], Iterable[bytes]]
"""Reads the file from its beginning, as often as it is called."""


def encoding_of(pieces: Pieces) -> str:
    """The codec's name. Raises InvalidError on `keys` when this is no text."""
    head = next(iter(pieces()), b"")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head.startswith(_SPREADSHEETS):
        raise invalid("keys", "This is a spreadsheet or an archive: save it as CSV, then import.")
    if head.startswith(_BINARY):
        raise binary()
    if b"\x00" in head:
        encoding = _wide(head)
        if not _fits(pieces(), encoding):
            raise binary()
        return encoding
    return next(encoding for encoding in _TRIED if _fits(pieces(), encoding))


def _fits(pieces: Iterable[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark is told by which half of its bytes is NUL; else it is no text."""
    raw = raw[: len(raw) // 2 * 2]
    half = len(raw) / 2
    if raw[1::2].count(0) >= half * _NUL_SHARE and not raw[0::2].count(0):
        return "utf-16-le"
    if raw[0::2].count(0) >= half * _NUL_SHARE and not raw[1::2].count(0):
        return "utf-16-be"
    raise binary()


def binary() -> InvalidError:
    """It is no list of keys."""
    return invalid("keys", "This is a binary file, not a list of keys.")


def lines_of(pieces: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Lines without their ends, one after the other. Raises InvalidError on `keys`."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    rest, number = "", 0
    for piece, final in _with_end(pieces):
        try:
            rest += decoder.decode(piece, final=final)
        except UnicodeDecodeError:
            raise invalid(
                "keys", f"After line {number + 1} it is not valid {encoding.upper()}."
            ) from None
        *whole, rest = rest.split("\n")
        for line in whole:
            number += 1
            yield line
        if len(rest) > _LONGEST_LINE:
            raise invalid("keys", f"Line {number + 1} never ends: this is no list of keys.")
    if rest:
        yield rest


def _with_end(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for piece in pieces:
        yield piece, False
    yield b"", True
