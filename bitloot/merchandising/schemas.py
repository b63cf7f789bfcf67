"""Groups, shelves, rows, deals and bundles as customers see them."""

from marshmallow import fields

from bitloot.catalog.schemas import BundleSchema, ProductCardSchema
from bitloot.core.schemas import BaseSchema, CursorQuery, MoneyField, PageInfoSchema, UtcField


class GroupMemberSchema(BaseSchema):
    """One variant and what the chooser calls it."""

    label = fields.String(required=True)
    product = fields.Nested(ProductCardSchema, required=True)


class GroupSchema(BaseSchema):
    """Variants of one thing, in order; `price_from` is the least that one of them costs now."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    price_from = MoneyField(allow_none=True)
    currency = fields.String(required=True)
    members = fields.List(fields.Nested(GroupMemberSchema), required=True)


class GroupPageSchema(BaseSchema):
    """Groups, newest first."""

    items = fields.List(fields.Nested(GroupSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class CategorySchema(BaseSchema):
    """A shelf and how much is on sale there."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)


class CategoriesSchema(BaseSchema):
    """In their order."""

    items = fields.List(fields.Nested(CategorySchema), required=True)


class SectionSchema(BaseSchema):
    """A row of the home page."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    subtitle = fields.String(required=True)
    ends_at = UtcField(allow_none=True)
    products = fields.List(fields.Nested(ProductCardSchema), required=True)


class SectionsSchema(BaseSchema):
    """In their order."""

    items = fields.List(fields.Nested(SectionSchema), required=True)


class DealsSchema(BaseSchema):
    """Products whose `deal` is on; in stock first, then those that end first."""

    items = fields.List(fields.Nested(ProductCardSchema), required=True)


class BundlePageSchema(BaseSchema):
    """Bundles, newest first."""

    items = fields.List(fields.Nested(BundleSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class GroupsQuery(CursorQuery):
    """Which page of groups."""


class BundlesQuery(CursorQuery):
    """Which page of bundles."""
