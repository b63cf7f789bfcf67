"""Pricing rules, previews and runs as staff see them."""

from marshmallow import fields, validate

from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.pricing import Refusal
from bitloot.catalog.repricing.models import RunState
from bitloot.core.schemas import BaseSchema, CursorQuery, MoneyField, PageInfoSchema, UtcField

_NAME = validate.Length(1, 120)
_AMOUNT = validate.Range(-1_000_000, 1_000_000)
_COUNT = validate.Range(0, 1_000_000)
_WORD = fields.String()


def _kind(*, required: bool = False) -> fields.Enum[RuleKind]:
    return fields.Enum(RuleKind, by_value=_WORD, required=required)


class _RuleFields(BaseSchema):
    """What a rule of some kind may carry. Amounts are euros, as decimal strings or numbers."""

    target = fields.String(allow_none=True, validate=validate.Length(max=120))
    priority = fields.Integer(validate=validate.Range(-1000, 1000))
    min_cost = fields.Decimal(allow_none=True, validate=validate.Range(0, 1_000_000))
    max_cost = fields.Decimal(allow_none=True, validate=validate.Range(0, 1_000_000))
    percent = fields.Decimal(allow_none=True, places=3, validate=validate.Range(-100, 10_000))
    amount = fields.Decimal(allow_none=True, validate=_AMOUNT)
    ending = fields.Enum(Ending, by_value=_WORD, allow_none=True)
    stock_below = fields.Integer(allow_none=True, validate=_COUNT)
    stock_at_least = fields.Integer(allow_none=True, validate=_COUNT)
    below_cost_allowed = fields.Boolean()
    starts_at = fields.AwareDateTime(allow_none=True)
    ends_at = fields.AwareDateTime(allow_none=True)
    enabled = fields.Boolean()


class RuleCreateSchema(_RuleFields):
    """A new rule. A margin and a dynamic rule need `percent`; mark-up, floor and cap `amount`."""

    name = fields.String(required=True, validate=_NAME)
    kind = _kind(required=True)
    scope = fields.Enum(Scope, by_value=_WORD, load_default=Scope.GLOBAL)


class RuleEditSchema(_RuleFields):
    """Fields to change."""

    name = fields.String(validate=_NAME)
    kind = _kind()
    scope = fields.Enum(Scope, by_value=_WORD)


class RuleSchema(BaseSchema):
    """A rule as it stands; it counts once it is applied."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    kind = _kind(required=True)
    scope = fields.Enum(Scope, by_value=_WORD, required=True)
    target = fields.String(required=True, allow_none=True)
    priority = fields.Integer(required=True)
    min_cost = MoneyField(allow_none=True)
    max_cost = MoneyField(allow_none=True)
    percent = fields.Decimal(required=True, allow_none=True, as_string=True, places=3)
    amount = MoneyField(allow_none=True)
    ending = fields.Enum(Ending, by_value=_WORD, required=True, allow_none=True)
    stock_below = fields.Integer(required=True, allow_none=True)
    stock_at_least = fields.Integer(required=True, allow_none=True)
    below_cost_allowed = fields.Boolean(required=True)
    starts_at = UtcField(allow_none=True)
    ends_at = UtcField(allow_none=True)
    enabled = fields.Boolean(required=True)
    created_at = UtcField()
    updated_at = UtcField()


class RulesQuery(CursorQuery):
    """Which page of rules."""


class RulePageSchema(BaseSchema):
    """Rules, those made last first."""

    items = fields.List(fields.Nested(RuleSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class PriceMoveSchema(BaseSchema):
    """One product whose price would move; `percent` of the price before."""

    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    cost = MoneyField()
    before = MoneyField()
    after = MoneyField()
    percent = fields.Decimal(required=True, as_string=True, places=1)


class OffenderSchema(BaseSchema):
    """A product that the rules would price wrongly."""

    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    reason = fields.Enum(Refusal, by_value=_WORD, required=True)
    sentence = fields.String(required=True)


class MarginClassSchema(BaseSchema):
    """How many products have a margin of that size, in percent of the price."""

    name = fields.String(required=True)
    before = fields.Integer(required=True)
    after = fields.Integer(required=True)


class PricePreviewRunSchema(BaseSchema):
    """What applying the enabled rules would do; `version` names these very rules.

    While `state` is `running`, the figures are those of the `seen` products so far. `refused_later`
    are priced right now, and wrongly as soon as a rule begins or ends.
    """

    id = fields.UUID(required=True)
    state = fields.Enum(RunState, by_value=_WORD, required=True)
    started_at = UtcField()
    finished_at = UtcField(allow_none=True)
    started_by = fields.String(required=True)
    expected = fields.Integer(required=True)
    version = fields.String(required=True)
    seen = fields.Integer(required=True)
    raised = fields.Integer(required=True)
    lowered = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    refused_later = fields.Integer(required=True)
    margins = fields.List(fields.Nested(MarginClassSchema), required=True)
    biggest = fields.List(fields.Nested(PriceMoveSchema), required=True)
    offenders = fields.List(fields.Nested(OffenderSchema), required=True)


class ApplySchema(BaseSchema):
    """Which rules: the `version` of a preview that was finished within the hour."""

    version = fields.String(required=True, validate=validate.Length(max=64))
    reason = fields.String(load_default=None, validate=validate.Length(max=500))


class RefusalNoteSchema(BaseSchema):
    """A product that kept its price."""

    title = fields.String(required=True)
    sentence = fields.String(required=True)


class RepriceRunSchema(BaseSchema):
    """The catalogue priced anew: where it stands, what it did."""

    id = fields.UUID(required=True)
    state = fields.Enum(RunState, by_value=_WORD, required=True)
    started_at = UtcField()
    finished_at = UtcField(allow_none=True)
    started_by = fields.String(required=True)
    expected = fields.Integer(required=True)
    seen = fields.Integer(required=True)
    raised = fields.Integer(required=True)
    lowered = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    refusals = fields.List(fields.Nested(RefusalNoteSchema), required=True)


class RepriceRunPageSchema(BaseSchema):
    """The latest runs."""

    items = fields.List(fields.Nested(RepriceRunSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class PriceStepSchema(BaseSchema):
    """One step; `kind` and `rule_id` are null where the shop's own rule acts."""

    kind = fields.Enum(RuleKind, by_value=_WORD, required=True, allow_none=True)
    rule_id = fields.UUID(required=True, allow_none=True)
    rule = fields.String(required=True)
    before = fields.Decimal(required=True, as_string=True, places=4)
    after = fields.Decimal(required=True, as_string=True, places=4)
    why = fields.String(required=True)


class ExplainedSchema(BaseSchema):
    """A price from the cost on, step by step. `refusal` says what the rules would do wrong."""

    price = MoneyField()
    steps = fields.List(fields.Nested(PriceStepSchema), required=True)
    refusal = fields.Enum(Refusal, by_value=_WORD, required=True, allow_none=True)
    below_cost_allowed = fields.Boolean(required=True)


class PriceExplainedSchema(BaseSchema):
    """The price of a product, by the rules in force and by those being edited."""

    product_id = fields.UUID(required=True)
    cost = MoneyField(allow_none=True)
    price = MoneyField()
    standing = fields.String(required=True)
    in_force = fields.Nested(ExplainedSchema, required=True, allow_none=True)
    edited = fields.Nested(ExplainedSchema, required=True, allow_none=True)
