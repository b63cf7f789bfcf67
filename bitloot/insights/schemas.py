from marshmallow import fields, validate

from bitloot.core.jobs.models import JobState
from bitloot.core.schemas import BaseSchema, CursorQuery, MoneyField, PageInfoSchema, UtcField
from bitloot.insights.periods import LONGEST_DAYS
from bitloot.insights.profit import Step
from bitloot.insights.ranges import Range


class JobQuery(CursorQuery):
    """Filters of the list of jobs."""

    state = fields.Enum(JobState, by_value=fields.String(), load_default=None)
    kind = fields.String(load_default=None, validate=validate.Length(max=80))


class JobSchema(BaseSchema):
    """One effect to bring about. The payload holds ids only."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    key = fields.String(required=True)
    payload = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    state = fields.Enum(JobState, by_value=fields.String(), required=True)
    priority = fields.Integer(required=True)
    attempts = fields.Integer(required=True)
    postponements = fields.Integer(required=True)
    created_at = UtcField()
    run_at = UtcField()
    finished_at = UtcField(allow_none=True)
    last_error = fields.String(required=True, allow_none=True)
    trail_id = fields.UUID(required=True, allow_none=True)


class JobPageSchema(BaseSchema):
    """A page of jobs, newest first."""

    items = fields.List(fields.Nested(JobSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class ReasonSchema(BaseSchema):
    """Why somebody does it; stands in the audit log."""

    reason = fields.String(required=True, validate=validate.Length(4, 500))


class AuditQuery(CursorQuery):
    """Filters of the audit log."""

    actor = fields.String(load_default=None, validate=validate.Length(max=254))
    action = fields.String(load_default=None, validate=validate.Length(max=80))
    object_id = fields.String(load_default=None, validate=validate.Length(max=80))


class AuditEntrySchema(BaseSchema):
    """One act; `before` and `after` hold the changed fields."""

    id = fields.Integer(required=True)
    at = UtcField()
    actor = fields.String(required=True)
    action = fields.String(required=True)
    object_kind = fields.String(required=True)
    object_id = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    before = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    after = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    ip = fields.String(required=True, allow_none=True)


class AuditPageSchema(BaseSchema):
    """A page of the audit log, newest first."""

    items = fields.List(fields.Nested(AuditEntrySchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class DashboardQuery(BaseSchema):
    """How many calendar days (UTC), today included."""

    days = fields.Integer(load_default=30, validate=validate.Range(1, LONGEST_DAYS))


class FiguresSchema(BaseSchema):
    """Totals of a period; money as the ledger has it. Rates lie below 1, times are seconds."""

    orders = fields.Integer(required=True)
    fulfilled = fields.Integer(required=True)
    revenue = MoneyField()
    cost = MoneyField()
    fees = MoneyField()
    other = MoneyField()
    profit = MoneyField()
    margin = fields.Float(required=True, allow_none=True)
    average_order = MoneyField(allow_none=True)
    currency = fields.String(required=True)
    fulfillment_rate = fields.Float(required=True, allow_none=True)
    time_to_key_median = fields.Float(required=True, allow_none=True)
    time_to_key_p95 = fields.Float(required=True, allow_none=True)
    webhooks = fields.Integer(required=True)
    webhook_success_rate = fields.Float(required=True, allow_none=True)


class SalesDaySchema(BaseSchema):
    """What was paid, and what was left of it, on one day (UTC)."""

    day = fields.Date(required=True)
    orders = fields.Integer(required=True)
    revenue = MoneyField()
    profit = MoneyField()


class DashboardSchema(BaseSchema):
    """A period, the one before it, its days, and what stands now."""

    since = UtcField()
    until = UtcField()
    now = fields.Nested(FiguresSchema, required=True)
    before = fields.Nested(FiguresSchema, required=True)
    days = fields.List(fields.Nested(SalesDaySchema), required=True)
    attention = fields.Integer(required=True)
    jobs = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class ProfitQuery(BaseSchema):
    """Up to now."""

    range = fields.Enum(Range, by_value=fields.String(), load_default=Range.MONTH)


class ProfitSchema(BaseSchema):
    """Figures of the ledger: `profit = revenue - cost - fees - other`.

    `revenue` is net of discounts and includes what was forfeited; `other` is rates and refunds;
    `margin` is profit in revenue, null without revenue.
    """

    revenue = MoneyField()
    cost = MoneyField()
    fees = MoneyField()
    other = MoneyField()
    profit = MoneyField()
    margin = fields.Float(required=True, allow_none=True)


class PartOfProfitSchema(ProfitSchema):
    """One hour, day or month that begins at `at` (UTC)."""

    at = UtcField()


class ProductProfitSchema(ProfitSchema):
    """One product; an order's money is split over its lines in proportion to their prices."""

    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    sold = fields.Integer(required=True)


class ProfitReportSchema(BaseSchema):
    """A period, the one before it, its parts, its products.

    Products are those with the largest revenue; with `rest` they add up.
    """

    since = UtcField()
    until = UtcField()
    currency = fields.String(required=True)
    step = fields.Enum(Step, by_value=fields.String(), required=True)
    now = fields.Nested(ProfitSchema, required=True)
    before = fields.Nested(ProfitSchema, required=True)
    parts = fields.List(fields.Nested(PartOfProfitSchema), required=True)
    products = fields.List(fields.Nested(ProductProfitSchema), required=True)
    rest = fields.Nested(ProfitSchema, required=True)
