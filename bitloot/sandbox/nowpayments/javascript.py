"""JSON exactly as JavaScript's `JSON.stringify` writes it.

An IPN is signed over these bytes; Python's own encoder differs for numbers below 1e-4, whole
floats, non-ASCII text and the order of keys.
"""

from __future__ import annotations

import json
import math
import re

from bitloot.sandbox.documents import Json

LARGEST_PLAIN = 21
SMALLEST_PLAIN = -6
LARGEST_INDEX = 2**32 - 2

_SURROGATE = re.compile("[\ud800-\udfff]")
_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


def js_number(value: float) -> str:
    """Return what JavaScript prints for the double `value` (ECMA-262 Number::toString, base 10)."""
    double = float(value)
    if not math.isfinite(double):
        return "null"
    if double == 0:
        return "0"
    sign = "-" if double < 0 else ""
    digits, point = _shortest(abs(double))
    count = len(digits)
    if count <= point <= LARGEST_PLAIN:
        return sign + digits + "0" * (point - count)
    if 0 < point <= LARGEST_PLAIN:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if SMALLEST_PLAIN < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{fraction}e{point - 1:+d}"


def _shortest(double: float) -> tuple[str, int]:
    """Return the shortest round-trip digits and n, the value being 0.digits times 10 to the n."""
    mantissa, _, exponent = repr(double).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or "0") - (len(whole + fraction) - len(digits))
    return digits.rstrip("0"), point


def js_json(value: Json, *, sort: bool = False) -> str:
    """Return `JSON.stringify(value)`, with the keys sorted at every level where asked."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        return js_number(value)
    if isinstance(value, str):
        return _js_string(value)
    if isinstance(value, list):
        return "[" + ",".join(js_json(item, sort=sort) for item in value) + "]"
    names = sorted(value, key=_property_order) if sort else list(value)
    return "{" + ",".join(f"{_js_string(n)}:{js_json(value[n], sort=sort)}" for n in names) + "}"


def canonical(value: Json) -> bytes:
    """Return the sorted form as bytes: what is signed, and what is sent."""
    return js_json(value, sort=True).encode()


def _js_string(value: str) -> str:
    encoded = json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def _property_order(name: str) -> tuple[int, int, bytes]:
    """Order keys as a sorted JavaScript object lists them: indices first, then by UTF-16 unit."""
    if _INDEX.fullmatch(name) and int(name) <= LARGEST_INDEX:
        return (0, int(name), b"")
    return (1, 0, name.encode("utf-16-be", "surrogatepass"))
