"""Identifiers: time-ordered UUIDs for rows, short readable numbers for people."""

import secrets
import time
from uuid import UUID

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 O 1 I


def new_id() -> UUID:
    """UUID version 7 (RFC 9562): sorts by time, so primary keys append."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def order_number() -> str:
    """Ten characters in two groups, e.g. `BL-7K2QX-M9TRC`: 50 random bits, readable aloud."""
    digits = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"BL-{digits[:5]}-{digits[5:]}"
