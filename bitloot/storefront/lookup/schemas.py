"""How a guest asks for their orders, and what is found."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, MoneyField, UtcField
from bitloot.orders.states import OrderStatus

_EMAIL = validate.Length(3, 254)


class AskCodeSchema(BaseSchema):
    """Whose orders."""

    email = fields.String(required=True, validate=_EMAIL)


class FindOrdersSchema(BaseSchema):
    """The address and the six digits that were mailed to it."""

    email = fields.String(required=True, validate=_EMAIL)
    code = fields.String(required=True, validate=validate.Regexp(r"\A\s*[0-9]{6}\s*\Z"))


class CodeAskedSchema(BaseSchema):
    """The same, whether the address is known or not."""

    good_for_seconds = fields.Integer(required=True)


class FoundOrderSchema(BaseSchema):
    """One order, and the token that opens it."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    status = fields.Enum(OrderStatus, by_value=fields.String(), required=True)
    created_at = UtcField()
    total = MoneyField()
    currency = fields.String(required=True)
    titles = fields.List(fields.String(), required=True)
    order_session_token = fields.String(required=True)


class FoundOrdersSchema(BaseSchema):
    """Newest first."""

    items = fields.List(fields.Nested(FoundOrderSchema), required=True)
