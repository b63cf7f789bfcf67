"""Groups, shelves, rows, deals and bundles as staff see and change them."""

from uuid import UUID

from marshmallow import fields, validate

from bitloot.core.schemas import BaseSchema, CursorQuery, MoneyField, PageInfoSchema, UtcField
from bitloot.merchandising.windows import Standing

_CLEAN = validate.Regexp(r"^[^\x00-\x1f\x7f\ud800-\udfff]*$")
_PROSE = [validate.Length(max=5_000), validate.Regexp(r"^[^\x00\ud800-\udfff]*$")]
_NAME = [validate.Length(1, 120), validate.Regexp(r"^(?=.*\S)[^\x00-\x1f\x7f\ud800-\udfff]*$")]
_SLUG = [validate.Length(1, 90), _CLEAN]
_PERCENT = validate.Range(1, 95)
_POSITION = validate.Range(-10_000, 10_000)
_PIECES = validate.Range(1, 1_000_000)
_MOST = 100


class _Ids(fields.List[UUID]):
    """Products, in order."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(fields.UUID(), required=required, validate=validate.Length(max=_MOST))


class MerchandisingQuery(CursorQuery):
    """Which page."""


class MembershipSchema(BaseSchema):
    """A product and what the chooser calls it."""

    product_id = fields.UUID(required=True)
    label = fields.String(required=True, validate=[validate.Length(1, 60), _CLEAN])


class GroupCreateSchema(BaseSchema):
    """A new group; its members in order."""

    title = fields.String(required=True, validate=_NAME)
    slug = fields.String(validate=_SLUG)
    description = fields.String(validate=_PROSE)
    published = fields.Boolean()
    members = fields.List(
        fields.Nested(MembershipSchema), load_default=list, validate=validate.Length(max=_MOST)
    )


class GroupEditSchema(BaseSchema):
    """Fields to change; `members` replaces all of them."""

    title = fields.String(validate=_NAME)
    slug = fields.String(validate=_SLUG)
    description = fields.String(validate=_PROSE)
    published = fields.Boolean()
    members = fields.List(fields.Nested(MembershipSchema), validate=validate.Length(max=_MOST))


class StaffMemberSchema(BaseSchema):
    """A member as staff see it."""

    product_id = fields.UUID(required=True)
    label = fields.String(required=True)
    position = fields.Integer(required=True)
    title = fields.String(required=True)
    price = MoneyField()
    published = fields.Boolean(required=True)


class StaffGroupSchema(BaseSchema):
    """A group with all its members, on sale or not."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    published = fields.Boolean(required=True)
    created_at = UtcField()
    updated_at = UtcField()
    members = fields.List(fields.Nested(StaffMemberSchema), required=True)


class StaffGroupPageSchema(BaseSchema):
    """Groups, newest first."""

    items = fields.List(fields.Nested(StaffGroupSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class SuggestedGroupSchema(BaseSchema):
    """What titles suggest. `key` accepts it, while it stands."""

    key = fields.String(required=True)
    title = fields.String(required=True)
    platform = fields.String(required=True, allow_none=True)
    region = fields.String(required=True, allow_none=True)
    members = fields.List(fields.Nested(MembershipSchema), required=True)


class SuggestedGroupsSchema(BaseSchema):
    """Best sellers first."""

    items = fields.List(fields.Nested(SuggestedGroupSchema), required=True)


class AcceptSuggestionSchema(BaseSchema):
    """Which suggestion."""

    key = fields.String(required=True, validate=validate.Length(1, 500))


class CategoryCreateSchema(BaseSchema):
    """A new shelf; its slug stays for ever."""

    name = fields.String(required=True, validate=_NAME)
    slug = fields.String(validate=_SLUG)
    position = fields.Integer(validate=_POSITION)


class CategoryEditSchema(BaseSchema):
    """Fields to change."""

    name = fields.String(validate=_NAME)
    position = fields.Integer(validate=_POSITION)


class StaffCategorySchema(BaseSchema):
    """A shelf."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    name = fields.String(required=True)
    position = fields.Integer(required=True)


class StaffCategoriesSchema(BaseSchema):
    """In their order."""

    items = fields.List(fields.Nested(StaffCategorySchema), required=True)


class _Scheduled(BaseSchema):
    """When something is on; a missing moment is no limit."""

    enabled = fields.Boolean()
    starts_at = fields.AwareDateTime(allow_none=True)
    ends_at = fields.AwareDateTime(allow_none=True)


class _SectionFields(_Scheduled):
    slug = fields.String(validate=_SLUG)
    subtitle = fields.String(validate=[validate.Length(max=200), _CLEAN])
    position = fields.Integer(validate=_POSITION)


class SectionCreateSchema(_SectionFields):
    """A new row of the home page; its products in order."""

    title = fields.String(required=True, validate=_NAME)
    product_ids = _Ids(required=True)


class SectionEditSchema(_SectionFields):
    """Fields to change; `product_ids` replaces all of them."""

    title = fields.String(validate=_NAME)
    product_ids = _Ids()


class StaffSectionSchema(BaseSchema):
    """A row as staff see it."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    subtitle = fields.String(required=True)
    position = fields.Integer(required=True)
    enabled = fields.Boolean(required=True)
    starts_at = UtcField(allow_none=True)
    ends_at = UtcField(allow_none=True)
    standing = fields.Enum(Standing, by_value=fields.String(), required=True)
    product_ids = fields.List(fields.UUID(), required=True)


class StaffSectionPageSchema(BaseSchema):
    """Rows, newest first."""

    items = fields.List(fields.Nested(StaffSectionSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class _DealFields(BaseSchema):
    enabled = fields.Boolean()
    below_cost_allowed = fields.Boolean()


class DealCreateSchema(_DealFields):
    """A new flash deal."""

    product_id = fields.UUID(required=True)
    percent = fields.Integer(required=True, strict=True, validate=_PERCENT)
    stock = fields.Integer(required=True, strict=True, validate=_PIECES)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)


class DealEditSchema(_DealFields):
    """Fields to change."""

    percent = fields.Integer(strict=True, validate=_PERCENT)
    stock = fields.Integer(strict=True, validate=_PIECES)
    starts_at = fields.AwareDateTime()
    ends_at = fields.AwareDateTime()


class StaffDealSchema(BaseSchema):
    """A deal as staff see it; `taken` counts what orders hold or have bought."""

    id = fields.UUID(required=True)
    product_id = fields.UUID(required=True)
    title = fields.String(required=True)
    percent = fields.Integer(required=True)
    price = MoneyField(allow_none=True)
    stock = fields.Integer(required=True)
    taken = fields.Integer(required=True)
    starts_at = UtcField()
    ends_at = UtcField()
    enabled = fields.Boolean(required=True)
    below_cost_allowed = fields.Boolean(required=True)
    standing = fields.Enum(Standing, by_value=fields.String(), required=True)


class StaffDealPageSchema(BaseSchema):
    """Deals, newest first."""

    items = fields.List(fields.Nested(StaffDealSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class _BundleFields(_Scheduled):
    slug = fields.String(validate=_SLUG)
    description = fields.String(validate=_PROSE)
    below_cost_allowed = fields.Boolean()


class BundleCreateSchema(_BundleFields):
    """A new bundle; its products in order."""

    title = fields.String(required=True, validate=_NAME)
    percent = fields.Integer(required=True, strict=True, validate=_PERCENT)
    product_ids = _Ids(required=True)


class BundleEditSchema(_BundleFields):
    """Fields to change; `product_ids` replaces all of them."""

    title = fields.String(validate=_NAME)
    percent = fields.Integer(strict=True, validate=_PERCENT)
    product_ids = _Ids()


class StaffBundleSchema(BaseSchema):
    """A bundle as staff see it; `price` is null where it cannot be sold now."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    percent = fields.Integer(required=True)
    price = MoneyField(allow_none=True)
    enabled = fields.Boolean(required=True)
    below_cost_allowed = fields.Boolean(required=True)
    starts_at = UtcField(allow_none=True)
    ends_at = UtcField(allow_none=True)
    standing = fields.Enum(Standing, by_value=fields.String(), required=True)
    product_ids = fields.List(fields.UUID(), required=True)


class StaffBundlePageSchema(BaseSchema):
    """Bundles, newest first."""

    items = fields.List(fields.Nested(StaffBundleSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)
