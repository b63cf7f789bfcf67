from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema
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
