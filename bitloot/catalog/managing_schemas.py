"""What staff send to give fields back to the sync, and to change many products at once."""

from marshmallow import ValidationError, fields, validate, validates_schema

from bitloot.catalog.bulk import MOST, Act
from bitloot.catalog.models import SourceType
from bitloot.core.schemas import BaseSchema

_REASON = validate.Length(max=500)


class GiveBackSchema(BaseSchema):
    """Fields that the provider is to decide again."""

    names = fields.List(fields.String(), required=True, validate=validate.Length(1, 100))
    reason = fields.String(load_default=None, validate=_REASON)


class FilterSchema(BaseSchema):
    """As the list of products takes it."""

    q = fields.String(load_default="", validate=validate.Length(max=200))
    source_type = fields.Enum(SourceType, by_value=fields.String(), load_default=None)
    published = fields.Boolean(load_default=None, allow_none=True)
    retired = fields.Boolean(load_default=None, allow_none=True)


class BulkSchema(BaseSchema):
    """One act on products chosen by `ids` or by `filter`; without `dry_run: false` only a look."""

    act = fields.Enum(Act, by_value=fields.String(), required=True)
    ids = fields.List(fields.UUID(), load_default=None, validate=validate.Length(1, MOST))
    filter = fields.Nested(FilterSchema, load_default=None)
    dry_run = fields.Boolean(load_default=True)
    reason = fields.String(load_default=None, validate=_REASON)

    @validates_schema
    def one_selection(self, data: dict[str, object], **_: object) -> None:
        """Either ids or a filter."""
        if (data.get("ids") is None) is (data.get("filter") is None):
            raise ValidationError("Either ids or a filter.", "ids")


class RefusalSchema(BaseSchema):
    """A product that cannot be changed so."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)


class ForeseenSchema(BaseSchema):
    """Of `chosen` products so many change, are so already, or cannot; the first of those named."""

    chosen = fields.Integer(required=True)
    changing = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    refusals = fields.List(fields.Nested(RefusalSchema), required=True)
