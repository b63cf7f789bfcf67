"""What the staff API says of stock: never a key, only that there is one."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, MoneyField, PageInfoSchema, UtcField
from bitloot.stock.models import LowLevel, StockState
from bitloot.stock.withdrawing import MOST_AT_ONCE, Act

_AMOUNT = r"^\d{1,9}(\.\d{1,8})?$"


class StockCountsSchema(BaseSchema):
    """Every item of a product, by what can be done with it."""

    available = fields.Integer(required=True)
    reserved = fields.Integer(required=True)
    sold = fields.Integer(required=True)
    expired = fields.Integer(required=True)
    invalid = fields.Integer(required=True)
    quarantined = fields.Integer(required=True)


class StockItemSchema(BaseSchema):
    """One sealed key. `fingerprint` is keyed: it finds a duplicate and tells nothing else."""

    id = fields.UUID(required=True)
    batch_id = fields.UUID(required=True)
    state = fields.Enum(StockState, by_value=fields.String(), required=True)
    fingerprint = fields.String(required=True)
    created_at = UtcField()
    expires_at = UtcField(allow_none=True)
    held_for = fields.UUID(required=True, allow_none=True)
    held_until = UtcField(allow_none=True)
    sold_to = fields.UUID(required=True, allow_none=True)
    sold_at = UtcField(allow_none=True)


class StockBatchSchema(BaseSchema):
    """Items that came in together."""

    id = fields.UUID(required=True)
    created_at = UtcField()
    supplier = fields.String(required=True)
    unit_cost = MoneyField(allow_none=True)
    imported_by = fields.String(required=True)
    imported = fields.Integer(required=True)
    duplicates = fields.Integer(required=True)
    expires_at = UtcField(allow_none=True)
    note = fields.String(required=True)


class StockPageSchema(BaseSchema):
    """A page of a product's items, newest first, its counts and latest batches."""

    product_id = fields.UUID(required=True)
    counts = fields.Nested(StockCountsSchema, required=True)
    batches = fields.List(fields.Nested(StockBatchSchema), required=True)
    items = fields.List(fields.Nested(StockItemSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class StockImportSchema(BaseSchema):
    """Keys as text, one a line."""

    keys = fields.String(required=True, validate=validate.Length(1, 1_000_000))
    supplier = fields.String(load_default="", validate=validate.Length(max=200))
    unit_cost = fields.String(load_default=None, validate=validate.Regexp(_AMOUNT))
    expires_at = fields.AwareDateTime(load_default=None, format="iso")


class StockImportResultSchema(BaseSchema):
    """What became of them."""

    batch_id = fields.UUID(required=True)
    imported = fields.Integer(required=True)
    duplicates = fields.Integer(required=True)


class WithdrawSchema(BaseSchema):
    """A whole batch, or single items. `expected` is what the dry run said would change."""

    act = fields.Enum(Act, by_value=fields.String(), required=True)
    batch_id = fields.UUID(load_default=None)
    item_ids = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(0, MOST_AT_ONCE)
    )
    dry_run = fields.Boolean(load_default=False)
    expected = fields.Integer(load_default=None)
    reason = fields.String(load_default="", validate=validate.Length(max=500))


class WithdrawForeseenSchema(BaseSchema):
    """What changes, how many of those are held for orders, and what stays as it is."""

    changed = fields.Integer(required=True)
    held = fields.Integer(required=True)
    sold = fields.Integer(required=True)
    other = fields.Integer(required=True)


class PartSchema(BaseSchema):
    """A field of an item. A secret one is covered until the buyer uncovers it."""

    name = fields.String(required=True, validate=validate.Length(1, 40))
    label = fields.String(required=True, validate=validate.Length(1, 60))
    required = fields.Boolean(load_default=True)
    secret = fields.Boolean(load_default=False)


class StockRuleSchema(BaseSchema):
    """Fields of a product's items (bundle and custom only), and when few are left."""

    fields_ = fields.List(fields.Nested(PartSchema), data_key="fields", load_default=list)
    low_at = fields.Integer(required=True, allow_none=True)
    low_level = fields.Enum(LowLevel, by_value=fields.String(), load_default=LowLevel.NOTICE)
    reason = fields.String(required=True, load_only=True, validate=validate.Length(4, 500))


class LowSchema(BaseSchema):
    """A product of which few are left."""

    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    available = fields.Integer(required=True)
    low_at = fields.Integer(required=True)
    low_level = fields.Enum(LowLevel, by_value=fields.String(), required=True)
    low_since = UtcField(allow_none=True)


class LowListSchema(BaseSchema):
    """The scarcest first."""

    items = fields.List(fields.Nested(LowSchema), required=True)
