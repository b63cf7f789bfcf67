"""Payments as customers see them."""

from marshmallow import fields, validate

from bitloot.core.money import CENT, EUR
from bitloot.core.schemas import BaseSchema, MoneyField, UtcField
from bitloot.payments.states import Coverage, PaymentStatus

COIN_PATTERN = r"^[A-Za-z0-9]{2,30}$"
_LARGEST = 1_000_000


class CoinField(fields.String):
    """An amount of a coin as a decimal string; its coin stands beside it."""

    def __init__(self, *, allow_none: bool | None = None) -> None:
        metadata = {"format": "decimal", "example": "0.00050976"}
        super().__init__(required=True, allow_none=allow_none, metadata=metadata)


class AmountField(fields.Decimal):
    """A positive amount of euros, at most two places, in a query."""

    def __init__(self, *, required: bool) -> None:
        super().__init__(
            places=None,
            required=required,
            allow_nan=False,
            validate=validate.Range(CENT, _LARGEST),
            metadata={"type": "string", "format": "decimal", "example": "25.80"},
        )


class CurrenciesQuery(BaseSchema):
    """With `amount` in EUR, coins for which it is too small or too large are marked."""

    amount = AmountField(required=False)


class CurrencySchema(BaseSchema):
    """A coin that can be paid with.

    `extra_id_name`: what wallets call the memo beside its addresses, null where there is none;
    `needs_extra_id`: whether a payment without it is lost on the way.
    """

    code = fields.String(required=True)
    name = fields.String(required=True)
    network = fields.String(required=True)
    network_name = fields.String(required=True)
    ticker = fields.String(required=True)
    icon_url = fields.String(required=True, allow_none=True)
    min_amount = CoinField(allow_none=True)
    min_amount_eur = MoneyField(allow_none=True)
    max_amount = CoinField(allow_none=True)
    max_amount_eur = MoneyField(allow_none=True)
    available = fields.Boolean(required=True)
    unavailable_reason = fields.String(required=True, allow_none=True)
    needs_extra_id = fields.Boolean(required=True)
    extra_id_name = fields.String(required=True, allow_none=True)
    is_popular = fields.Boolean(required=True)


class CurrenciesSchema(BaseSchema):
    """All coins, popular ones first."""

    items = fields.List(fields.Nested(CurrencySchema), required=True)


class EstimateQuery(BaseSchema):
    """The amount in EUR and the coin."""

    amount = AmountField(required=True)
    currency = fields.String(required=True, validate=validate.Regexp(COIN_PATTERN))


class EstimateSchema(BaseSchema):
    """An estimate, shown until `expires_at`; what is to be paid is fixed when it is opened."""

    amount = MoneyField()
    currency = fields.String(required=True, dump_default=EUR)
    pay_amount = CoinField()
    pay_currency = fields.String(required=True)
    expires_at = UtcField()


class OpenPaymentSchema(BaseSchema):
    """The coin to pay with."""

    pay_currency = fields.String(required=True, validate=validate.Regexp(COIN_PATTERN))


class PaymentSchema(BaseSchema):
    """Where, what and until when to pay; and what has come."""

    id = fields.UUID(required=True)
    provider_payment_id = fields.String(required=True)
    status = fields.Enum(PaymentStatus, by_value=fields.String(), required=True)
    pay_address = fields.String(required=True)
    pay_amount = CoinField()
    pay_currency = fields.String(required=True)
    pay_currency_name = fields.String(required=True)
    network = fields.String(required=True)
    network_name = fields.String(required=True)
    payin_extra_id = fields.String(required=True, allow_none=True)
    extra_id_name = fields.String(required=True, allow_none=True)
    extra_id_required = fields.Boolean(required=True)
    payment_uri = fields.String(required=True)
    received = CoinField()
    coverage = fields.Enum(Coverage, by_value=fields.String(), required=True)
    expires_at = UtcField(allow_none=True)
    explorer_url = fields.String(required=True, allow_none=True)
    created_at = UtcField()
