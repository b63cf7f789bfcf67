from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, CodeField, MoneyField
from bitloot.orders.states import ItemStatus, OrderStatus


class RetryBodySchema(BaseSchema):
    """Why somebody presses the button."""

    reason = fields.String(required=True, validate=validate.Length(3, 500))


class LineReportSchema(BaseSchema):
    """What was found of one line, and what happens now."""

    item_id = fields.UUID(required=True)
    title = fields.String(required=True)
    status = fields.Enum(ItemStatus, by_value=fields.String(), required=True)
    quantity = fields.Integer(required=True)
    stored = fields.Integer(required=True)
    external_id = fields.String(required=True, allow_none=True)
    provider_order_id = fields.String(required=True, allow_none=True)
    found = fields.String(required=True)
    action = fields.String(required=True)


class RetryReportSchema(BaseSchema):
    """What was found of an order, and what happens now."""

    order_id = fields.UUID(required=True)
    status = fields.Enum(OrderStatus, by_value=fields.String(), required=True)
    action = fields.String(required=True)
    lines = fields.List(fields.Nested(LineReportSchema), required=True)


class BuyAnywaySchema(BaseSchema):
    """Why it is worth more, and proof of who says so."""

    reason = fields.String(required=True, validate=validate.Length(3, 500))
    code = CodeField()


class BuyOfferSchema(BaseSchema):
    """Which offer, the most to pay for a piece of it, and proof of who says so."""

    reason = fields.String(required=True, validate=validate.Length(3, 500))
    code = CodeField()
    offer_id = fields.String(required=True, validate=validate.Length(1, 64))
    price = fields.Decimal(required=True, places=2, validate=validate.Range(0, 100_000))


class RatingSchema(BaseSchema):
    """Our own purchases that an offer of this seller was to fill; Kinguin tells no rating."""

    purchases = fields.Integer(required=True)
    delivered = fields.Integer(required=True)


class OfferChoiceSchema(BaseSchema):
    """`margin` is what is left of a piece's price; may be below zero."""

    offer_id = fields.String(required=True)
    merchant = fields.String(required=True)
    price = MoneyField()
    quantity = fields.Integer(required=True)
    margin = MoneyField()
    rating = fields.Nested(RatingSchema, required=True)
    enough = fields.Boolean(required=True)


class LineOffersSchema(BaseSchema):
    """What a line may be bought from at this moment, the cheapest first."""

    item_id = fields.UUID(required=True)
    unit_price = MoneyField()
    unit_cost = MoneyField(allow_none=True)
    offers = fields.List(fields.Nested(OfferChoiceSchema), required=True)
