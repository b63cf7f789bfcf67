"""Comparisons and breaks as staff see them."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, UtcField
from bitloot.reconciliation.models import BreakState, Remedy, Rule


class RunStartSchema(BaseSchema):
    """`whole`: from the beginning, not the last 14 days."""

    whole = fields.Boolean(load_default=False)


class RunSchema(BaseSchema):
    """One comparison. It certifies that everything agreed when `is_certificate`."""

    id = fields.UUID(required=True)
    started_at = UtcField()
    finished_at = UtcField(allow_none=True)
    started_by = fields.String(required=True)
    since = UtcField(allow_none=True)
    stage = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "What is being compared while the run is on."},
    )
    checked = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "How many were compared, by rule."},
    )
    breaks = fields.Integer(required=True)
    accepted = fields.Integer(required=True)
    failed = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Who did not answer; then nothing is certified."},
    )
    is_certificate = fields.Boolean(required=True)


class RunPageSchema(BaseSchema):
    """Newest first."""

    items = fields.List(fields.Nested(RunSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class BreaksQuery(CursorQuery):
    """Open ones unless another state is asked for."""

    rule = fields.Enum(Rule, by_value=fields.String(), load_default=None)
    state = fields.Enum(BreakState, by_value=fields.String(), load_default=BreakState.OPEN)


class BreakSchema(BaseSchema):
    """Something that does not agree, and the remedy that mends it."""

    id = fields.UUID(required=True)
    found_at = UtcField()
    last_seen_at = UtcField()
    rule = fields.Enum(Rule, by_value=fields.String(), required=True)
    reference = fields.String(required=True)
    order_id = fields.UUID(required=True, allow_none=True)
    summary = fields.String(required=True)
    remedy = fields.Enum(Remedy, by_value=fields.String(), required=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    state = fields.Enum(BreakState, by_value=fields.String(), required=True)
    mended_by = fields.String(required=True, allow_none=True)
    mended_at = UtcField(allow_none=True)
    mending = fields.String(required=True, allow_none=True)
    resolved_at = UtcField(allow_none=True)
    resolved_by = fields.String(required=True, allow_none=True)
    resolution = fields.String(required=True, allow_none=True)


class BreakPageSchema(BaseSchema):
    """Newest first."""

    items = fields.List(fields.Nested(BreakSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class BreakReasonSchema(BaseSchema):
    """Why; it stands in the audit log."""

    reason = fields.String(required=True, validate=validate.Length(min=4, max=500))
