"""What NOWPayments says, in our types: ids are text, amounts exact, times aware."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of `/full-currencies`; `code` in lower case.

    `wallet_regex` and `extra_id_regex` are the provider's own patterns of an address and of the
    memo beside it, as text. The amounts, in coin, are the limits of one payment where it says so.
    """

    code: str
    name: str
    ticker: str
    network: str | None
    logo_path: str | None
    precision: int
    needs_extra_id: bool
    is_popular: bool
    is_stable: bool
    available: bool
    wallet_regex: str | None = None
    extra_id_exists: bool = False
    extra_id_regex: str | None = None
    extra_id_optional: bool = False
    min_amount: Decimal | None = None
    max_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most of a coin that one payment may have; None where it is not said."""

    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least amount of a coin, and its worth in the fiat currency that was asked for."""

    amount: Decimal
    fiat: Decimal | None


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What a payment is asked for with. `price` in `price_currency`; `order_id` is our number."""

    price: Decimal
    price_currency: str
    pay_currency: str
    order_id: str
    description: str
    callback_url: str
    is_fixed_rate: bool


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """A payment as the provider has it: from create, get, the list or an IPN.

    `status` is the provider's word in lower case, `canceled` written our way. What a shape does
    not carry is None. `parent_payment_id` marks a repeated deposit or a wrong asset.
    """

    payment_id: str
    status: str
    pay_currency: str
    pay_amount: Decimal | None
    actually_paid: Decimal
    price_amount: Decimal | None
    price_currency: str | None
    pay_address: str | None
    payin_extra_id: str | None
    network: str | None
    order_id: str | None
    outcome_amount: Decimal | None
    outcome_currency: str | None
    parent_payment_id: str | None
    origin_type: str | None
    payment_extra_ids: tuple[str, ...]
    payin_hash: str | None
    created_at: datetime | None
    updated_at: datetime | None
    expires_at: datetime | None
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class PaymentPage:
    """A page of the merchant's payments; `page` counts from 0."""

    payments: list[PaymentRecord]
    page: int
    pages: int
    total: int
