"""Payments as staff see them."""

from decimal import Decimal

from marshmallow import ValidationError, fields, validate, validates_schema

from bitloot.core.money import CENT
from bitloot.core.schemas import (
    BaseSchema,
    CursorQuery,
    MoneyField,
    PageInfoSchema,
    SearchField,
    UtcField,
    list_filters,
)
from bitloot.payments.overriding import BY_HAND
from bitloot.payments.schemas import CoinField
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing
from bitloot.payments.valuing import LARGEST
from bitloot.webhooks.schemas import WebhookSchema


class EurosField(fields.Decimal):
    """An optional amount of euros, zero to ten million, at most two places."""

    def __init__(self) -> None:
        super().__init__(
            places=None,
            load_default=None,
            allow_none=True,
            allow_nan=False,
            validate=[validate.Range(0, LARGEST.amount), _two_places],
            metadata={"type": "string", "format": "decimal", "example": "25.80"},
        )


class CoinAmountField(fields.Decimal):
    """How much of the payment's coin came."""

    def __init__(self) -> None:
        super().__init__(
            places=None,
            required=True,
            allow_nan=False,
            validate=validate.Range(0, 10**15),
            metadata={"type": "string", "format": "decimal", "example": "0.00050976"},
        )


def _two_places(amount: Decimal) -> None:
    if amount != amount.quantize(CENT):
        raise ValidationError("At most two places.")


class PaymentsQuery(CursorQuery):
    """Filters; `q` is a payment id of the provider, an address or a transaction hash."""

    status = fields.Enum(PaymentStatus, by_value=fields.String(), load_default=None)
    coverage = fields.Enum(Coverage, by_value=fields.String(), load_default=None)
    coin, q, since, until = list_filters()


class StaffPaymentSchema(BaseSchema):
    """One payment with its facts and its verdict."""

    id = fields.UUID(required=True)
    order_id = fields.UUID(required=True)
    created_at = UtcField()
    status = fields.Enum(PaymentStatus, by_value=fields.String(), required=True)
    coverage = fields.Enum(Coverage, by_value=fields.String(), required=True)
    timing = fields.Enum(Timing, by_value=fields.String(), required=True)
    asset = fields.Enum(Asset, by_value=fields.String(), required=True)
    verdict = fields.String(required=True, allow_none=True)
    provider_payment_id = fields.String(required=True, allow_none=True)
    parent_payment_id = fields.String(required=True, allow_none=True)
    price = MoneyField()
    currency = fields.String(required=True)
    pay_currency = fields.String(required=True)
    pay_amount = CoinField(allow_none=True)
    actually_paid = CoinField()
    outcome_amount = CoinField(allow_none=True)
    outcome_currency = fields.String(required=True, allow_none=True)
    received = MoneyField(allow_none=True)
    credited = MoneyField(allow_none=True)
    kept_at = UtcField(allow_none=True)
    pay_address = fields.String(required=True, allow_none=True)
    payin_extra_id = fields.String(required=True, allow_none=True)
    payin_hash = fields.String(required=True, allow_none=True)
    network = fields.String(required=True, allow_none=True)
    explorer_url = fields.String(required=True, allow_none=True)
    expires_at = UtcField(allow_none=True)
    valid_until = UtcField(allow_none=True)
    provider_updated_at = UtcField(allow_none=True)
    retired_at = UtcField(allow_none=True)
    finished_at = UtcField(allow_none=True)
    next_poll_at = UtcField(allow_none=True)
    polls = fields.Integer(required=True)


class StaffPaymentDetailSchema(StaffPaymentSchema):
    """With the IPNs that came for it."""

    order_number = fields.String(required=True)
    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)


class PaymentPageSchema(BaseSchema):
    """A page of payments, newest first."""

    items = fields.List(fields.Nested(StaffPaymentSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class ReasonSchema(BaseSchema):
    """Why a member of staff decides so."""

    reason = fields.String(
        required=True,
        validate=[validate.Length(3, 500), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")],
    )


class AcceptPaymentSchema(ReasonSchema):
    """Why what came counts as the price."""


class ValueSchema(ReasonSchema):
    """Euros: what came of a coin that was not asked for, and what was credited after fees."""

    received = EurosField()
    credited = EurosField()

    @validates_schema
    def says_something(self, data: dict[str, object], **_: object) -> None:
        """At least one of them."""
        if data["received"] is None and data["credited"] is None:
            raise ValidationError("Say at least one amount.", "received")


class OverrideSchema(ReasonSchema):
    """What a payment has come to, by hand; `evidence` is what shows it."""

    status = fields.Enum(
        PaymentStatus,
        by_value=fields.String(),
        required=True,
        validate=validate.OneOf(BY_HAND),
        metadata={"enum": [status.value for status in BY_HAND]},
    )
    actually_paid = CoinAmountField()
    payin_hash = SearchField(longest=200)
    evidence = fields.String(
        required=True,
        validate=[validate.Length(10, 500), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")],
    )
