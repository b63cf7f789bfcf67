"""Draws a key as a small picture, PNG or GIF, with nothing but a bitmap font."""

from __future__ import annotations

import struct
import zlib

ROWS, COLUMNS = 7, 5
SCALE = 4
MARGIN = 16

# Seven rows of five bits each, most significant bit left.
_FONT: dict[str, tuple[int, ...]] = {
    "0": (14, 17, 19, 21, 25, 17, 14), "1": (4, 12, 4, 4, 4, 4, 14),
    "2": (14, 17, 1, 2, 4, 8, 31), "3": (31, 2, 4, 2, 1, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2), "5": (31, 16, 30, 1, 1, 17, 14),
    "6": (6, 8, 16, 30, 17, 17, 14), "7": (31, 1, 2, 4, 8, 8, 8),
    "8": (14, 17, 17, 14, 17, 17, 14), "9": (14, 17, 17, 15, 1, 2, 12),
    "A": (14, 17, 17, 31, 17, 17, 17), "B": (30, 17, 17, 30, 17, 17, 30),
    "C": (14, 17, 16, 16, 16, 17, 14), "D": (28, 18, 17, 17, 17, 18, 28),
    "E": (31, 16, 16, 30, 16, 16, 31), "F": (31, 16, 16, 30, 16, 16, 16),
    "G": (14, 17, 16, 23, 17, 17, 15), "H": (17, 17, 17, 31, 17, 17, 17),
    "I": (14, 4, 4, 4, 4, 4, 14), "J": (7, 2, 2, 2, 2, 18, 12),
    "K": (17, 18, 20, 24, 20, 18, 17), "L": (16, 16, 16, 16, 16, 16, 31),
    "M": (17, 27, 21, 21, 17, 17, 17), "N": (17, 17, 25, 21, 19, 17, 17),
    "O": (14, 17, 17, 17, 17, 17, 14), "P": (30, 17, 17, 30, 16, 16, 16),
    "Q": (14, 17, 17, 17, 21, 18, 13), "R": (30, 17, 17, 30, 20, 18, 17),
    "S": (15, 16, 16, 14, 1, 1, 30), "T": (31, 4, 4, 4, 4, 4, 4),
    "U": (17, 17, 17, 17, 17, 17, 14), "V": (17, 17, 17, 17, 17, 10, 4),
    "W": (17, 17, 17, 21, 21, 21, 10), "X": (17, 17, 10, 4, 10, 17, 17),
    "Y": (17, 17, 17, 10, 4, 4, 4), "Z": (31, 1, 2, 4, 8, 16, 31),
    "-": (0, 0, 0, 31, 0, 0, 0),
}  # fmt: skip


def _bitmap(letters: str) -> list[bytes]:
    """Rows of palette indices: 0 paper, 1 ink."""
    columns = len(letters) * (COLUMNS + 1) - 1
    paper = bytes(columns * SCALE + 2 * MARGIN)
    rows = [paper] * MARGIN
    for line in range(ROWS):
        bits = [
            (_FONT[letter][line] >> (4 - x)) & 1 for letter in letters for x in (0, 1, 2, 3, 4, -1)
        ]
        inked = bytes(bit for bit in bits[:columns] for _ in range(SCALE))
        rows += [bytes(MARGIN) + inked + bytes(MARGIN)] * SCALE
    return rows + [paper] * MARGIN


def png(letters: str) -> bytes:
    """An indexed PNG of the letters, black on white."""
    rows = _bitmap(letters)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", b"\xff\xff\xff\x14\x14\x1a"),
        (b"IDAT", body),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def gif(letters: str) -> bytes:
    """A GIF of the letters; its codes are left uncompressed by clearing the table in time."""
    rows = _bitmap(letters)
    size = struct.pack("<HH", len(rows[0]), len(rows))
    head = b"GIF89a" + size + b"\x80\0\0" + b"\xff\xff\xff\x14\x14\x1a"
    frame = b"," + struct.pack("<HH", 0, 0) + size + b"\0"
    packed = _lzw_plain(b"".join(rows))
    blocks = b"".join(
        bytes([len(packed[i : i + 255])]) + packed[i : i + 255] for i in range(0, len(packed), 255)
    )
    return head + frame + bytes([7]) + blocks + b"\0;"


def _lzw_plain(pixels: bytes) -> bytes:
    """8-bit codes of a 7-bit alphabet: a clear code (128) before the table could grow a bit."""
    out = bytearray()
    for start in range(0, len(pixels), 120):
        out.append(128)
        out += pixels[start : start + 120]
    out.append(129)
    return bytes(out)
