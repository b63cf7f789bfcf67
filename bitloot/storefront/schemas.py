"""Orders as customers see and place them."""

from marshmallow import fields, validate

from bitloot.core.money import EUR
from bitloot.core.schemas import BaseSchema, MoneyField, UtcField
from bitloot.orders.checking import MOST_LINES
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.schemas import PaymentSchema
from bitloot.refunds.schemas import RefundSummarySchema

_MOST_CODES = 10
_CAPTCHA_LENGTH = 4000
_TOTAL = r"\A[0-9]{1,9}\.[0-9]{2}\Z"


class LineSchema(BaseSchema):
    """So many of a product."""

    product_id = fields.UUID(required=True)
    quantity = fields.Integer(required=True, strict=True, validate=validate.Range(1, 1000))


class BundleLineSchema(BaseSchema):
    """So many of a bundle."""

    bundle_id = fields.UUID(required=True)
    quantity = fields.Integer(required=True, strict=True, validate=validate.Range(1, 1000))


class CreateOrderSchema(BaseSchema):
    """What somebody wants to buy: products, bundles, or both. Lines of one product are merged.

    Prices are the server's. `expected_total` is what the buyer was shown: when the order would
    cost something else (a deal has ended, a price has moved) it is refused and nothing is placed.
    """

    email = fields.String(required=True, validate=validate.Length(1, 254))
    items = fields.List(
        fields.Nested(LineSchema), required=True, validate=validate.Length(max=MOST_LINES)
    )
    bundles = fields.List(
        fields.Nested(BundleLineSchema),
        load_default=list,
        validate=validate.Length(max=MOST_LINES),
    )
    expected_total = fields.String(load_default=None, validate=validate.Regexp(_TOTAL))
    terms_version = fields.String(required=True, validate=validate.Length(1, 40))
    promo_codes = fields.List(
        fields.String(validate=validate.Length(1, 60)),
        load_default=list,
        validate=validate.Length(max=_MOST_CODES),
    )
    acknowledged_region = fields.Boolean(load_default=False)
    captcha = fields.String(load_default=None, validate=validate.Length(max=_CAPTCHA_LENGTH))


class OrderItemSchema(BaseSchema):
    """One line of an order. `offer` says why one costs less than `list_price`; null otherwise."""

    id = fields.UUID(required=True)
    product_id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    platform = fields.String(required=True, allow_none=True)
    cover_url = fields.String(required=True, allow_none=True)
    activation_instructions = fields.String(required=True, allow_none=True)
    quantity = fields.Integer(required=True)
    unit_price = MoneyField()
    list_price = MoneyField(allow_none=True)
    offer = fields.String(required=True, allow_none=True)
    total = MoneyField()
    currency = fields.String(required=True)
    status = fields.Enum(ItemStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    delivered_count = fields.Integer(required=True)
    revealed_at = UtcField(allow_none=True)


class OrderSchema(BaseSchema):
    """An order. `status_text` is a sentence for the customer.

    `received` is all that came for it, in euros at the order's rate (null: nothing, or a coin
    whose worth is not known yet); `owed` what of it belongs to the buyer beside the price and has
    not been sent back. Cancelled refunds are left out.
    """

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    status = fields.Enum(OrderStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    may_close = fields.Boolean(required=True)
    email = fields.String(required=True)
    currency = fields.String(required=True)
    subtotal = MoneyField()
    discount = MoneyField()
    total = MoneyField()
    created_at = UtcField()
    expires_at = UtcField(allow_none=True)
    paid_at = UtcField(allow_none=True)
    fulfilled_at = UtcField(allow_none=True)
    terms_version = fields.String(required=True)
    live_url = fields.String(required=True)
    items = fields.List(fields.Nested(OrderItemSchema), required=True)
    payment = fields.Nested(PaymentSchema, required=True, allow_none=True)
    received = MoneyField(allow_none=True)
    owed = MoneyField()
    refunds = fields.List(fields.Nested(RefundSummarySchema), required=True)


class PlacedOrderSchema(OrderSchema):
    """A placed order and the token that opens it."""

    order_session_token = fields.String(required=True)


class ShopSchema(BaseSchema):
    """What the storefront must know of the shop before anything else.

    `country` is where the caller seems to be: a hint for region limits, null when nobody says.
    """

    name = fields.String(required=True)
    terms_version = fields.String(required=True)
    order_expiry_minutes = fields.Integer(required=True)
    currency = fields.String(required=True, dump_default=EUR)
    sandbox_url = fields.String(required=True, allow_none=True)
    country = fields.String(required=True, allow_none=True)
    underpayment_policy = fields.String(required=True)
