"""Claims as staff see and decide them."""

from datetime import UTC

from marshmallow import fields, validate

from bitloot.claims.deciding import LONGEST_ANSWER
from bitloot.claims.schemas import ClaimPictureSchema
from bitloot.claims.states import ClaimKind, ClaimStatus, Complaint
from bitloot.core.schemas import (
    BaseSchema,
    CursorQuery,
    PageInfoSchema,
    UtcField,
    list_filters,
)

_TEXT = validate.Regexp(r"^[^\x00\ud800-\udfff]*$")


class ClaimsQuery(CursorQuery):
    """Filters; `q` is an order's number or a supplier, `live` only what is not over."""

    status = fields.Enum(ClaimStatus, by_value=fields.String(), load_default=None)
    kind = fields.Enum(ClaimKind, by_value=fields.String(), load_default=None)
    complaint = fields.Enum(Complaint, by_value=fields.String(), load_default=None)
    live = fields.Boolean(load_default=False)
    coin, q, since, until = list_filters()


class StaffClaimSchema(BaseSchema):
    """One claim. `window_ends_at`: until when its supplier takes keys back; null: our own."""

    id = fields.UUID(required=True)
    order_id = fields.UUID(required=True)
    order_number = fields.String(required=True)
    item_id = fields.UUID(required=True)
    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    kind = fields.Enum(ClaimKind, by_value=fields.String(), required=True)
    status = fields.Enum(ClaimStatus, by_value=fields.String(), required=True)
    complaint = fields.Enum(Complaint, by_value=fields.String(), required=True)
    text = fields.String(required=True)
    quantity = fields.Integer(required=True)
    supplier = fields.String(required=True)
    window_ends_at = UtcField(allow_none=True)
    created_at = UtcField()
    decided_at = UtcField(allow_none=True)
    decided_by = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, allow_none=True)
    refund_id = fields.UUID(required=True, allow_none=True)
    pictures = fields.List(fields.Nested(ClaimPictureSchema), required=True)


class ClaimsPageSchema(BaseSchema):
    """A page of claims, newest first."""

    items = fields.List(fields.Nested(StaffClaimSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class DecideClaimSchema(BaseSchema):
    """`reason` stands in the audit log, `answer` is what the buyer is told."""

    reason = fields.String(required=True, validate=validate.And(validate.Length(4, 500), _TEXT))
    answer = fields.String(
        load_default="", validate=validate.And(validate.Length(max=LONGEST_ANSWER), _TEXT)
    )


class RatesQuery(BaseSchema):
    """Keys delivered from `since` (inclusive) to `until` (exclusive)."""

    since = fields.AwareDateTime(required=True, default_timezone=UTC)
    until = fields.AwareDateTime(required=True, default_timezone=UTC)


class RateSchema(BaseSchema):
    """Keys delivered, reported and found bad; `share` of those found bad, 0 to 1."""

    name = fields.String(required=True)
    delivered = fields.Integer(required=True)
    reported = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    share = fields.Float(required=True)


class RatesSchema(BaseSchema):
    """The worst first."""

    suppliers = fields.List(fields.Nested(RateSchema), required=True)
    products = fields.List(fields.Nested(RateSchema), required=True)
