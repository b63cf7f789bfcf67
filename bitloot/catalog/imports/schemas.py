"""Import rules and the provider's catalogue as staff see them."""

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, MoneyField, PageInfoSchema, UtcField

_NAME = validate.Length(1, 120)
_PRICE = validate.Range(0, 1_000_000)
_COUNT = validate.Range(0, 1_000_000)
_WORDS = validate.Length(max=50)


class _RuleFields(BaseSchema):
    """What a rule may ask; a product must fulfill all of it. Prices are Kinguin's, in euros."""

    enabled = fields.Boolean()
    genres = fields.List(fields.String(validate=_NAME), validate=_WORDS)
    platforms = fields.List(fields.String(validate=_NAME), validate=_WORDS)
    words = fields.String(allow_none=True, validate=validate.Length(max=120))
    min_price = fields.Decimal(allow_none=True, validate=_PRICE)
    max_price = fields.Decimal(allow_none=True, validate=_PRICE)
    min_stock = fields.Integer(allow_none=True, validate=_COUNT)


class ImportRuleCreateSchema(_RuleFields):
    """A new rule."""

    name = fields.String(required=True, validate=_NAME)


class ImportRuleEditSchema(_RuleFields):
    """Fields to change."""

    name = fields.String(validate=_NAME)


class ImportRuleSchema(BaseSchema):
    """A rule as it stands."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    enabled = fields.Boolean(required=True)
    genres = fields.List(fields.String(), required=True)
    platforms = fields.List(fields.String(), required=True)
    words = fields.String(required=True, allow_none=True)
    min_price = MoneyField(allow_none=True)
    max_price = MoneyField(allow_none=True)
    min_stock = fields.Integer(required=True, allow_none=True)
    created_at = UtcField()
    updated_at = UtcField()


class ImportRulePageSchema(BaseSchema):
    """All rules."""

    items = fields.List(fields.Nested(ImportRuleSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class KinguinQuery(BaseSchema):
    """What to look for at Kinguin, by its own filters; `min_stock` leaves out what is below."""

    name = fields.String(validate=validate.Length(max=200))
    platform = fields.String(validate=_NAME)
    genre = fields.String(validate=_NAME)
    region_id = fields.Integer(validate=validate.Range(1, 10_000))
    min_price = fields.Decimal(validate=_PRICE)
    max_price = fields.Decimal(validate=_PRICE)
    min_stock = fields.Integer(validate=_COUNT)
    page = fields.Integer(load_default=1, validate=validate.Range(1, 100_000))


class KinguinProductSchema(BaseSchema):
    """A product of Kinguin; `product_id` is ours where it was imported already."""

    kinguin_id = fields.Integer(required=True)
    title = fields.String(required=True)
    platform = fields.String(required=True, allow_none=True)
    region = fields.String(required=True, allow_none=True)
    genres = fields.List(fields.String(), required=True)
    price = MoneyField()
    stock = fields.Integer(required=True)
    product_id = fields.UUID(required=True, allow_none=True)


class KinguinPageSchema(BaseSchema):
    """A page of what Kinguin found."""

    items = fields.List(fields.Nested(KinguinProductSchema), required=True)
    number = fields.Integer(required=True)
    total = fields.Integer(required=True)
    has_more = fields.Boolean(required=True)


class ImportChoiceSchema(BaseSchema):
    """Products to import, by Kinguin's numbers."""

    kinguin_ids = fields.List(
        fields.Integer(validate=validate.Range(1, 2**31 - 1)),
        required=True,
        validate=validate.Length(1, 100),
    )


class ImportChosenSchema(BaseSchema):
    """How many were chosen, and how many of them were not here yet."""

    chosen = fields.Integer(required=True)
    new = fields.Integer(required=True)
