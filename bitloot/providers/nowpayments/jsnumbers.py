r"""JSON exactly as JavaScript's `JSON.stringify` writes it: an IPN is signed over that text.

Python's own encoder differs: `2e-06` for `0.000002`, `100.0` for `100`, `\u00e9` for `é`.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence

_LARGEST_PLAIN = 21  # from 1e21 up JavaScript writes an exponent
_SMALLEST_PLAIN = -6  # and below 1e-6
_LARGEST_INDEX = 2**32 - 2
_SURROGATE = re.compile("[\ud800-\udfff]")
_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


def js_number(value: float) -> str:
    """The double `value` as ECMA-262 `Number::toString` prints it; `null` unless finite."""
    try:
        double = float(value)
    except OverflowError:  # an integer beyond all doubles is Infinity there
        return "null"
    if not math.isfinite(double):
        return "null"
    if double == 0:
        return "0"
    sign = "-" if double < 0 else ""
    digits, point = _shortest(abs(double))
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    """Write `0.digits` times ten to the `point`."""
    count = len(digits)
    if count <= point <= _LARGEST_PLAIN:
        return digits.ljust(point, "0")
    if 0 < point <= _LARGEST_PLAIN:
        return f"{digits[:point]}.{digits[point:]}"
    if _SMALLEST_PLAIN < point <= 0:
        return f"0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"


def _shortest(double: float) -> tuple[str, int]:
    """The shortest digits that round-trip, and where the point stands before them."""
    mantissa, _, exponent = repr(double).partition("e")
    whole, _, fraction = mantissa.partition(".")
    written = whole + fraction
    digits = written.lstrip("0")
    point = len(whole) + int(exponent or "0") - (len(written) - len(digits))
    return digits.rstrip("0"), point


def js_json(value: object) -> str:
    """`JSON.stringify` of `json.loads` output, with the keys sorted at every level."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return js_number(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        names = sorted(value, key=_property_order)
        return "{" + ",".join(f"{_string(name)}:{js_json(value[name])}" for name in names) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(js_json(item) for item in value) + "]"
    raise TypeError(type(value).__name__)


def _string(value: str) -> str:
    encoded = json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def _property_order(name: str) -> tuple[int, int, bytes]:
    """Array indices first, in number order, then the rest by UTF-16 unit, as objects list them."""
    if _INDEX.fullmatch(name) and int(name) <= _LARGEST_INDEX:
        return (0, int(name), b"")
    return (1, 0, name.encode("utf-16-be", "surrogatepass"))
