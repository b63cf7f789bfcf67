"""Imports as the staff API gives them: counts, line numbers and reasons, never a key."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, MoneyField, UtcField
from bitloot.stock.importing.layout import DELIMITERS
from bitloot.stock.importing.models import ImportState

_AMOUNT = r"^\d{1,9}(\.\d{1,8})?$"
_MOST_COLUMNS = 100
_LONGEST_NAME = 40


class ImportBodySchema(BaseSchema):
    """What is known of the keys before they come."""

    name = fields.String(load_default="", validate=validate.Length(max=200))
    supplier = fields.String(load_default="", validate=validate.Length(max=200))
    unit_cost = fields.String(load_default=None, validate=validate.Regexp(_AMOUNT))
    expires_at = fields.AwareDateTime(load_default=None, format="iso")
    note = fields.String(load_default="", validate=validate.Length(max=1000))


class LayoutSchema(BaseSchema):
    """How its lines are to be read. A delimiter of "" is one key a line."""

    delimiter = fields.String(required=True, validate=validate.OneOf(("", *DELIMITERS)))
    header = fields.Boolean(required=True)
    columns = fields.List(
        fields.String(allow_none=True, validate=validate.Length(1, _LONGEST_NAME)),
        required=True,
        validate=validate.Length(1, _MOST_COLUMNS),
    )


class ImportReasonSchema(BaseSchema):
    """Why it is done, for the audit log."""

    reason = fields.String(required=True, validate=validate.Length(4, 500))


class AcceptSchema(ImportReasonSchema):
    """`without_wrong` leaves the lines out that cannot be used."""

    without_wrong = fields.Boolean(load_default=False)


class KeyImportSchema(BaseSchema):
    """Where an import stands. `report` names the first lines that are not new, and why."""

    id = fields.UUID(required=True)
    product_id = fields.UUID(required=True)
    created_at = UtcField()
    state = fields.Enum(ImportState, by_value=fields.String(), required=True)
    name = fields.String(required=True)
    encoding = fields.String(required=True)
    delimiter = fields.String(required=True)
    header = fields.Boolean(required=True)
    columns = fields.List(fields.String(allow_none=True), required=True)
    supplier = fields.String(required=True)
    unit_cost = MoneyField(allow_none=True)
    expires_at = UtcField(allow_none=True)
    note = fields.String(required=True)
    size = fields.Integer(required=True)
    lines = fields.Integer(required=True)
    fresh = fields.Integer(required=True)
    twice = fields.Integer(required=True)
    known = fields.Integer(required=True)
    wrong = fields.Integer(required=True)
    report = fields.Dict(required=True)
    problem = fields.String(required=True, allow_none=True)
    imported_by = fields.String(required=True)
    batch_id = fields.UUID(required=True, allow_none=True)
