"""From the provider's JSON to records. Its types vary by endpoint; ours do not."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import TypeVar

from bitloot.core.money import exact
from bitloot.core.types import Json, JsonObject
from bitloot.providers.nowpayments.records import Currency, Limits, PaymentRecord

T = TypeVar("T")
R = TypeVar("R")

_ABSENT = {"", "null", "undefined"}  # the provider has sent the word "null" as text
_LARGEST = Decimal("1e18")  # what numeric(36,18) holds
_STEP = Decimal("1e-18")  # what is smaller is dust that the database does not hold
_DIGITS = 60
_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{0,80})?([eE][+-]?[0-9]{1,3})?", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_CODE = re.compile(r"[a-z0-9]{2,30}", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST = 500
_MILLISECONDS = 100_000_000_000  # an epoch above this is not in seconds


class NonsenseError(ValueError):
    """The body lacks what it must have."""


def as_object(value: Json) -> JsonObject:
    """Raises NonsenseError on anything else."""
    if not isinstance(value, dict):
        raise NonsenseError("not an object")
    return value


def as_list(value: Json) -> list[Json]:
    """A list, or nothing."""
    return value if isinstance(value, list) else []


def text(value: Json) -> str | None:
    """Text or a number as text; None for absence in any of its spellings.

    Raises NonsenseError on what no row can hold: control characters, halves of surrogates.
    """
    if value is None or isinstance(value, (bool, list, dict)):
        return None
    word = str(value).strip()
    if len(word) > _LONGEST or _UNFIT.search(word):
        raise NonsenseError("text that is none")
    return None if word.lower() in _ABSENT else word


def amount(value: Json) -> Decimal | None:
    """An amount that is neither negative nor beyond what the database holds, to 18 places.

    A number or a number in text, as the provider sends them; no NaN, no infinity, no separators.
    """
    word = text(value)
    if word is None:
        return None
    number = _number(word)
    if number is None or not 0 <= number < _LARGEST:
        raise NonsenseError("an impossible amount")
    with localcontext() as context:
        context.prec = _DIGITS
        return number.quantize(_STEP, ROUND_DOWN).normalize()


def identifier(value: Json) -> str | None:
    """An id as text, whether it came as text or as a number; NonsenseError on anything odd."""
    if isinstance(value, Decimal) and value == value.to_integral_value() and value < _LARGEST:
        value = int(value)
    word = text(value)
    if word is not None and not _ID.fullmatch(word):
        raise NonsenseError("an id that is none")
    return word


def moment(value: Json) -> datetime | None:
    """ISO 8601 text, or an epoch in milliseconds or seconds."""
    word = text(value)
    if word is None:
        return None
    number = _number(word)
    if number is None or not 0 <= number < _LARGEST:
        return _iso(word)
    seconds = number / 1000 if number > _MILLISECONDS else number
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _number(word: str) -> Decimal | None:
    return exact(word) if _NUMBER.fullmatch(word) else None


def _iso(word: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def payment(body: Json) -> PaymentRecord:
    """Read a payment of any shape. Raises NonsenseError (or ValueError) when it is none."""
    row = as_object(body)
    payment_id, status = identifier(row.get("payment_id")), text(row.get("payment_status"))
    if payment_id is None or status is None:
        raise NonsenseError("no payment_id or payment_status")
    return PaymentRecord(
        payment_id=payment_id,
        status={"canceled": "cancelled"}.get(status.lower(), status.lower()),
        pay_currency=_code(row.get("pay_currency")) or "",
        pay_amount=amount(row.get("pay_amount")),
        actually_paid=amount(row.get("actually_paid")) or Decimal(0),
        price_amount=amount(row.get("price_amount")),
        price_currency=_code(row.get("price_currency")),
        pay_address=text(row.get("pay_address")),
        payin_extra_id=text(row.get("payin_extra_id")),
        network=text(row.get("network")),
        order_id=text(row.get("order_id")),
        outcome_amount=amount(row.get("outcome_amount")),
        outcome_currency=_code(row.get("outcome_currency")),
        parent_payment_id=identifier(row.get("parent_payment_id")),
        origin_type=text(row.get("origin_type")),
        payment_extra_ids=_ids(row.get("payment_extra_ids")),
        payin_hash=text(row.get("payin_hash")),
        created_at=moment(row.get("created_at")),
        updated_at=moment(row.get("updated_at")),
        expires_at=moment(row.get("expiration_estimate_date")),
        valid_until=moment(row.get("valid_until")),
    )


def _code(value: Json) -> str | None:
    """A currency in lower case, known to us or not."""
    word = (text(value) or "").lower()
    if word and not _CODE.fullmatch(word):
        raise NonsenseError("a currency that is none")
    return word or None


def _ids(value: Json) -> tuple[str, ...]:
    listed = list(value.values()) if isinstance(value, dict) else as_list(value)
    return tuple(word for item in listed if (word := identifier(item)))


def currencies(body: Json) -> list[Currency]:
    """Read `/full-currencies`; a row that cannot be read is left out."""
    listed = as_list(body.get("currencies") if isinstance(body, dict) else body)
    rows = [_legible(_currency, row) for row in listed if isinstance(row, dict)]
    return [row for row in rows if row is not None]


def _legible(read: Callable[[T], R], value: T) -> R | None:
    try:
        return read(value)
    except ValueError:
        return None


def _currency(row: JsonObject) -> Currency | None:
    code = _code(row.get("code"))
    if code is None:
        return None
    precision = text(row.get("precision")) or text(row.get("network_precision")) or "8"
    return Currency(
        code=code,
        name=text(row.get("name")) or code,
        ticker=(text(row.get("ticker")) or code).lower(),
        network=(text(row.get("network")) or "").lower() or None,
        logo_path=text(row.get("logo_url")),
        precision=int(precision) if precision.isdecimal() else 8,
        needs_extra_id=row.get("extra_id_exists") is True
        and row.get("extra_id_optional") is not True,
        extra_id_exists=row.get("extra_id_exists") is True,
        extra_id_optional=row.get("extra_id_optional") is True,
        extra_id_regex=text(row.get("extra_id_regex")),
        wallet_regex=text(row.get("wallet_regex")),
        is_popular=row.get("is_popular") is True,
        is_stable=row.get("is_stable") is True,
        available=row.get("enable") is not False and row.get("available_for_payment") is not False,
    )


def codes(body: Json) -> list[str]:
    """Coin codes in lower case, from any of the shapes that lists of coins have had."""
    found = [
        _legible(_code, item.get("currency") if isinstance(item, dict) else item)
        for item in _coins(body)
    ]
    return [code for code in found if code]


def limits(body: Json) -> dict[str, Limits]:
    """Least and most by coin, of those rows that say them; bare codes say nothing.

    A limit that is zero or cannot be read is none: the provider has the last word anyway.
    """
    found: dict[str, Limits] = {}
    for item in _coins(body):
        code = _legible(_code, item.get("currency")) if isinstance(item, dict) else None
        if code is not None and isinstance(item, dict):
            least, most = (_legible(amount, item.get(f"{each}_amount")) for each in ("min", "max"))
            found[code] = Limits(least or None, most or None)
    return found


def _coins(body: Json) -> list[Json]:
    listed: Json = body
    if isinstance(body, dict):
        listed = body.get("selectedCurrencies") or body.get("currencies") or body.get("result")
    return as_list(listed)
