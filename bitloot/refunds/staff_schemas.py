"""Refunds as staff see and decide them."""

from marshmallow import fields, validate

from bitloot.core.schemas import (
    BaseSchema,
    CursorQuery,
    MoneyField,
    PageInfoSchema,
    UtcField,
    list_filters,
)
from bitloot.payments.schemas import CoinField
from bitloot.refunds.schemas import RefundAddressSchema
from bitloot.refunds.states import Purpose, RefundStatus

_TEXT = validate.Regexp(r"^[^\x00\ud800-\udfff]*$")
_LARGEST = 1_000_000_000


class RefundsQuery(CursorQuery):
    """Filters; `q` is an order's number, an address or a transaction."""

    status = fields.Enum(RefundStatus, by_value=fields.String(), load_default=None)
    purpose = fields.Enum(Purpose, by_value=fields.String(), load_default=None)
    coin, q, since, until = list_filters()


class StaffRefundSchema(BaseSchema):
    """One refund. `link` is the buyer's, while it is open: for answering a mail by hand."""

    id = fields.UUID(required=True)
    order_id = fields.UUID(required=True)
    payment_id = fields.UUID(required=True)
    item_id = fields.UUID(required=True, allow_none=True)
    created_at = UtcField()
    purpose = fields.Enum(Purpose, by_value=fields.String(), required=True)
    status = fields.Enum(RefundStatus, by_value=fields.String(), required=True)
    amount = MoneyField()
    currency = fields.String(required=True)
    pay_currency = fields.String(required=True)
    network = fields.String(required=True, allow_none=True)
    coin_amount = CoinField()
    address = fields.String(required=True, allow_none=True)
    extra_id = fields.String(required=True, allow_none=True)
    address_given_at = UtcField(allow_none=True)
    address_given_by = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True)
    requested_by = fields.String(required=True)
    needs_second_person = fields.Boolean(required=True)
    approved_by = fields.String(required=True, allow_none=True)
    approved_at = UtcField(allow_none=True)
    sent_by = fields.String(required=True, allow_none=True)
    sent_at = UtcField(allow_none=True)
    tx_hash = fields.String(required=True, allow_none=True)
    explorer_url = fields.String(required=True, allow_none=True)
    confirmed_at = UtcField(allow_none=True)
    bounced_at = UtcField(allow_none=True)
    cancelled_by = fields.String(required=True, allow_none=True)
    link = fields.String(required=True, allow_none=True)


class RefundEntrySchema(BaseSchema):
    """One line of a refund's story."""

    at = UtcField()
    text = fields.String(required=True)
    actor = fields.String(required=True)
    event = fields.String(required=True, allow_none=True)
    from_state = fields.String(required=True, allow_none=True)
    to_state = fields.String(required=True, allow_none=True)


class StaffRefundDetailSchema(StaffRefundSchema):
    """With its order's number and its story."""

    order_number = fields.String(required=True)
    timeline = fields.List(fields.Nested(RefundEntrySchema), required=True)


class RefundsPageSchema(BaseSchema):
    """A page of refunds, newest first."""

    items = fields.List(fields.Nested(StaffRefundSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


def _reason() -> fields.String:
    return fields.String(required=True, validate=[validate.Length(3, 500), _TEXT])


class RefundReasonSchema(BaseSchema):
    """Why a member of staff decides so."""

    reason = _reason()


class _AmountField(fields.Decimal):
    """A positive number as a string; all there is when it is missing."""

    def __init__(self) -> None:
        super().__init__(
            load_default=None,
            allow_none=True,
            allow_nan=False,
            validate=validate.Range(0, _LARGEST, min_inclusive=False),
            metadata={"type": "string", "format": "decimal"},
        )


class RequestRefundSchema(BaseSchema):
    """What goes back.

    With `payment_id`: what is owed of that payment. With `item_id`: what was paid for that line.
    With neither: what was paid for the whole order. `amount` (euros) and `coin_amount` may be less
    than all of it, never more.
    """

    order_id = fields.UUID(required=True)
    payment_id = fields.UUID(load_default=None, allow_none=True)
    item_id = fields.UUID(load_default=None, allow_none=True)
    amount = _AmountField()
    coin_amount = _AmountField()
    reason = _reason()


class KeepSchema(RefundReasonSchema):
    """Whose money stays with the shop."""

    order_id = fields.UUID(required=True)
    payment_id = fields.UUID(required=True)


class GiveAddressSchema(RefundAddressSchema):
    """Where the money goes, as the customer told staff."""


class SendRefundSchema(BaseSchema):
    """What was sent: the transaction, and the address that it went to."""

    tx_hash = fields.String(required=True, validate=validate.Length(1, 200))
    address = fields.String(required=True, validate=validate.Length(1, 200))
    reason = _reason()
