"""The truth about a product's availability as the staff API gives it."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema
from bitloot.stock.availability.deciding import Code
from bitloot.stock.schemas import StockCountsSchema

_MOST = 1000


class AvailabilityQuery(BaseSchema):
    """How many somebody would buy."""

    quantity = fields.Integer(load_default=1, validate=validate.Range(1, _MOST))


class ObstacleSchema(BaseSchema):
    """What forbids the sale; `told` is what a customer reads."""

    code = fields.Enum(Code, by_value=fields.String(), required=True)
    told = fields.String(required=True)
    text = fields.String(required=True)


class OfferedSchema(BaseSchema):
    """What Kinguin's merchants have, as of the last sync."""

    offers = fields.Integer(required=True)
    quantity = fields.Integer(required=True)
    text_quantity = fields.Integer(required=True)


class AvailabilitySchema(BaseSchema):
    """Can it be bought, how many at once, and why: the decision that checkout takes."""

    available = fields.Boolean(required=True)
    left = fields.Integer(required=True)
    most = fields.Integer(required=True)
    obstacles = fields.List(fields.Nested(ObstacleSchema), required=True)
    facts = fields.List(fields.String(), required=True)
    stock = fields.Nested(StockCountsSchema, required=True, allow_none=True)
    offered = fields.Nested(OfferedSchema, required=True, allow_none=True)
    breaker_open = fields.Boolean(required=True)
