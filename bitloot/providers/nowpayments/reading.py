"""From the provider's JSON to records. Its types vary by endpoint; ours do not."""

from datetime import UTC, datetime
from decimal import Decimal

from bitloot.core.money import exact
from bitloot.core.types import Json, JsonObject
from bitloot.providers.nowpayments.records import Currency, Limits, PaymentRecord

_ABSENT = {"", "null", "undefined"}  # the provider has sent the word "null" as text
_LARGEST = Decimal("1e18")  # what numeric(36,18) holds
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
    """Text or a number as text; None for absence in any of its spellings."""
    if value is None or isinstance(value, (bool, list, dict)):
        return None
    word = str(value).strip()
    return None if word.lower() in _ABSENT else word


def amount(value: Json) -> Decimal | None:
    """An amount that is neither negative nor beyond what the database holds."""
    word = text(value)
    if word is None:
        return None
    number = exact(word)
    if not 0 <= number < _LARGEST:
        raise NonsenseError("an impossible amount")
    return number


def moment(value: Json) -> datetime | None:
    """ISO 8601 text, or an epoch in milliseconds or seconds."""
    word = text(value)
    if word is None:
        return None
    try:
        number = exact(word)
    except ValueError:
        return _iso(word)
    seconds = number / 1000 if number > _MILLISECONDS else number
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _iso(word: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def payment(body: Json) -> PaymentRecord:
    """Read a payment of any shape. Raises NonsenseError (or ValueError) when it is none."""
    row = as_object(body)
    payment_id, status = text(row.get("payment_id")), text(row.get("payment_status"))
    if payment_id is None or status is None:
        raise NonsenseError("no payment_id or payment_status")
    price_currency = text(row.get("price_currency"))
    return PaymentRecord(
        payment_id=payment_id,
        status={"canceled": "cancelled"}.get(status.lower(), status.lower()),
        pay_currency=(text(row.get("pay_currency")) or "").lower(),
        pay_amount=amount(row.get("pay_amount")),
        actually_paid=amount(row.get("actually_paid")) or Decimal(0),
        price_amount=amount(row.get("price_amount")),
        price_currency=price_currency.lower() if price_currency else None,
        pay_address=text(row.get("pay_address")),
        payin_extra_id=text(row.get("payin_extra_id")),
        network=text(row.get("network")),
        order_id=text(row.get("order_id")),
        outcome_amount=amount(row.get("outcome_amount")),
        outcome_currency=text(row.get("outcome_currency")),
        parent_payment_id=text(row.get("parent_payment_id")),
        origin_type=text(row.get("origin_type")),
        payment_extra_ids=_ids(row.get("payment_extra_ids")),
        payin_hash=text(row.get("payin_hash")),
        created_at=moment(row.get("created_at")),
        updated_at=moment(row.get("updated_at")),
        expires_at=moment(row.get("expiration_estimate_date")),
        valid_until=moment(row.get("valid_until")),
    )


def _ids(value: Json) -> tuple[str, ...]:
    listed = list(value.values()) if isinstance(value, dict) else as_list(value)
    return tuple(word for item in listed if (word := text(item)))


def currency(row: JsonObject) -> Currency | None:
    """Read a row of `/full-currencies`; None for one without a code."""
    code = text(row.get("code"))
    if code is None:
        return None
    precision = text(row.get("precision")) or text(row.get("network_precision")) or "8"
    return Currency(
        code=code.lower(),
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
        text(item.get("currency")) if isinstance(item, dict) else text(item)
        for item in _coins(body)
    ]
    return [code.lower() for code in found if code]


def limits(body: Json) -> dict[str, Limits]:
    """Least and most by coin, of those rows that say them; bare codes say nothing."""
    found: dict[str, Limits] = {}
    for item in _coins(body):
        code = text(item.get("currency")) if isinstance(item, dict) else None
        if code is not None and isinstance(item, dict):
            least, most = _limit(item.get("min_amount")), _limit(item.get("max_amount"))
            found[code.lower()] = Limits(least, most)
    return found


def _limit(value: Json) -> Decimal | None:
    """A limit that cannot be read, or is zero, is none: the provider has the last word anyway."""
    try:
        return amount(value) or None
    except ValueError:
        return None


def _coins(body: Json) -> list[Json]:
    listed: Json = body
    if isinstance(body, dict):
        listed = body.get("selectedCurrencies") or body.get("currencies") or body.get("result")
    return as_list(listed)
