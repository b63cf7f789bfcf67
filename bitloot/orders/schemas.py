"""The attention queue as staff see it."""

from marshmallow import fields, validate

from bitloot.core.attention import AttentionState
from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, SearchField, UtcField


class AttentionQuery(CursorQuery):
    """Filters of the queue."""

    state = fields.Enum(AttentionState, by_value=fields.String(), load_default=AttentionState.OPEN)
    reason = SearchField(longest=60)


class AttentionSchema(BaseSchema):
    """One thing that needs a human; `action` names the act that resolves it."""

    id = fields.UUID(required=True)
    created_at = UtcField()
    state = fields.Enum(AttentionState, by_value=fields.String(), required=True)
    reason = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    order_id = fields.UUID(required=True, allow_none=True, attribute="trail_id")
    summary = fields.String(required=True)
    action = fields.String(required=True)
    data = fields.Dict(keys=fields.String(), required=True)
    resolved_at = UtcField(allow_none=True)
    resolved_by = fields.String(required=True, allow_none=True)
    resolution = fields.String(required=True, allow_none=True)


class AttentionPageSchema(BaseSchema):
    """A page of the queue, newest first."""

    items = fields.List(fields.Nested(AttentionSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class ResolveSchema(BaseSchema):
    """What was done about it."""

    resolution = fields.String(
        required=True,
        validate=[validate.Length(3, 500), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")],
    )
