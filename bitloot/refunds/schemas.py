"""Refunds as the buyer sees them."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, MoneyField, UtcField
from bitloot.payments.schemas import CoinField
from bitloot.refunds.addressing import LONGEST_ADDRESS, LONGEST_EXTRA_ID, Memo
from bitloot.refunds.states import Purpose, RefundStatus

_PRINTABLE = validate.Regexp(r"^[\x21-\x7e]*$", error="Only visible characters, without spaces.")


class RefundSummarySchema(BaseSchema):
    """Money that goes back, as it stands beside the order.

    `purpose` is `owed` for what came beside the price, `price` for (part of) the price itself.
    `needs_address` is the one thing the buyer has to do, at `link`.
    """

    id = fields.UUID(required=True)
    purpose = fields.Enum(Purpose, by_value=fields.String(), required=True)
    item_id = fields.UUID(required=True, allow_none=True)
    amount = MoneyField()
    currency = fields.String(required=True)
    coin_amount = CoinField()
    pay_currency = fields.String(required=True)
    coin_name = fields.String(required=True)
    network = fields.String(required=True)
    network_name = fields.String(required=True)
    status = fields.Enum(RefundStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    needs_address = fields.Boolean(required=True)
    may_keep = fields.Boolean(required=True)
    address_masked = fields.String(required=True, allow_none=True)
    tx_hash = fields.String(required=True, allow_none=True)
    explorer_url = fields.String(required=True, allow_none=True)
    sent_at = UtcField(allow_none=True)
    link = fields.String(required=True)


class RefundPageSchema(BaseSchema):
    """One refund, opened by its link. `status_text` says what happens next.

    `received` and `asked` are what the payment brought and should have, in coins of `received_in`.
    `memo` says whether an address of this coin needs one beside it; `memo_name` is what wallets
    call it.
    """

    order_number = fields.String(required=True)
    order_id = fields.UUID(required=True)
    purpose = fields.Enum(Purpose, by_value=fields.String(), required=True)
    item_title = fields.String(required=True, allow_none=True)
    received = CoinField()
    asked = CoinField(allow_none=True)
    received_in = fields.String(required=True)
    amount = MoneyField()
    currency = fields.String(required=True)
    coin_amount = CoinField()
    pay_currency = fields.String(required=True)
    coin_name = fields.String(required=True)
    network = fields.String(required=True)
    network_name = fields.String(required=True)
    status = fields.Enum(RefundStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    memo = fields.Enum(Memo, by_value=fields.String(), required=True)
    memo_name = fields.String(required=True, allow_none=True)
    may_give_address = fields.Boolean(required=True)
    may_keep = fields.Boolean(required=True)
    address_masked = fields.String(required=True, allow_none=True)
    extra_id_masked = fields.String(required=True, allow_none=True)
    tx_hash = fields.String(required=True, allow_none=True)
    explorer_url = fields.String(required=True, allow_none=True)
    sent_at = UtcField(allow_none=True)
    confirmed_at = UtcField(allow_none=True)
    link_expires_at = UtcField()


class RefundAddressSchema(BaseSchema):
    """Where to send the money, and the memo beside it where the coin has one."""

    address = fields.String(
        required=True, validate=[validate.Length(1, LONGEST_ADDRESS), _PRINTABLE]
    )
    extra_id = fields.String(
        load_default=None,
        allow_none=True,
        validate=[validate.Length(max=LONGEST_EXTRA_ID), validate.Regexp(r"^[\x20-\x7e]*$")],
    )
