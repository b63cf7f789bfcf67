"""Identifiers: time-ordered UUIDs for rows, short readable numbers for people."""

import secrets
import time
from uuid import UUID

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 O 1 I


def new_id() -> UUID:
    """UUID version 7 (RFC 9562): sorts by time, so primary keys append."""
    return UUID(int=_of(time.time_ns() // 1_000_000, secrets.randbits(80)))


def new_ids(count: int) -> list[str]:
    """As many of one moment, growing, as the hexadecimal digits that PostgreSQL reads.

    The system is asked for chance once, and no object is made: both take time where it is many.
    """
    milliseconds, chance = time.time_ns() // 1_000_000, secrets.token_bytes(10 * count)
    parts = (chance[place : place + 10] for place in range(0, len(chance), 10))
    return [f"{_of(milliseconds, part):032x}" for part in sorted(map(int.from_bytes, parts))]


def _of(milliseconds: int, chance: int) -> int:
    value = (milliseconds & (1 << 48) - 1) << 80 | chance
    value = value & ~(0xF << 76) | 0x7 << 76
    return value & ~(0x3 << 62) | 0x2 << 62


def order_number() -> str:
    """Ten characters in two groups, e.g. `BL-7K2QX-M9TRC`: 50 random bits, readable aloud."""
    digits = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"BL-{digits[:5]}-{digits[5:]}"
