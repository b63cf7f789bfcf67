"""Claims as buyers make and see them."""

from marshmallow import fields, validate

from bitloot.claims.states import ClaimKind, ClaimStatus, Complaint
from bitloot.core.schemas import BaseSchema, UtcField

LONGEST_TEXT = 2000
_TEXT = validate.And(validate.Length(max=LONGEST_TEXT), validate.Regexp(r"^[^\x00\ud800-\udfff]*$"))
_MOST_KEYS = 100


class ReturnItemSchema(BaseSchema):
    """Give a line back that was never opened; a word about why is welcome."""

    text = fields.String(load_default="", validate=_TEXT)


class ReportProblemSchema(BaseSchema):
    """What does not work. `keys` are ids of opened deliveries; none: all of the line."""

    complaint = fields.Enum(Complaint, by_value=fields.String(), required=True)
    text = fields.String(load_default="", validate=_TEXT)
    keys = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=_MOST_KEYS))


class ClaimSchema(BaseSchema):
    """A claim as its buyer sees it. `status_text` says what happens next, `answer` what we said."""

    id = fields.UUID(required=True)
    item_id = fields.UUID(required=True)
    kind = fields.Enum(ClaimKind, by_value=fields.String(), required=True)
    status = fields.Enum(ClaimStatus, by_value=fields.String(), required=True)
    status_text = fields.String(required=True)
    complaint = fields.Enum(Complaint, by_value=fields.String(), required=True)
    text = fields.String(required=True)
    quantity = fields.Integer(required=True)
    answer = fields.String(required=True, allow_none=True)
    created_at = UtcField()
    decided_at = UtcField(allow_none=True)
    pictures = fields.Integer(required=True)
    may_withdraw = fields.Boolean(required=True)
    may_add_pictures = fields.Boolean(required=True)


class RightsSchema(BaseSchema):
    """What may be asked about one line at this moment; `claim` is the newest one of it."""

    item_id = fields.UUID(required=True)
    may_return = fields.Boolean(required=True)
    return_until = UtcField(allow_none=True)
    may_report = fields.Boolean(required=True)
    report_until = UtcField(allow_none=True)
    claim = fields.Nested(ClaimSchema, required=True, allow_none=True)


class OrderClaimsSchema(BaseSchema):
    """Every line of an order with its rights."""

    items = fields.List(fields.Nested(RightsSchema), required=True)


class ClaimPictureSchema(BaseSchema):
    """A screenshot that was taken in."""

    id = fields.UUID(required=True)
    content_type = fields.String(required=True)
    size = fields.Integer(required=True)
