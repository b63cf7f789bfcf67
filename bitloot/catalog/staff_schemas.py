"""The catalogue as staff see and change it."""

from marshmallow import fields, post_load, validate

from bitloot.catalog.models import DeliveryType, SourceType, SyncState
from bitloot.catalog.schemas import (
    ProductCardSchema,
    ScreenshotSchema,
    SystemRequirementSchema,
    VideoSchema,
)
from bitloot.core.schemas import BaseSchema, CursorQuery, MoneyField, PageInfoSchema, UtcField

_TEXT = validate.Length(max=20_000)
_LINE = validate.Length(max=300)
_WORDS = validate.Length(max=100)
_PIECES = validate.Length(max=40)
_PRICE = validate.Range(0.01, 1_000_000)


class _Words(fields.List[str]):
    """A list of short texts."""

    def __init__(self) -> None:
        super().__init__(fields.String(validate=_LINE), validate=_WORDS)


class _Address(fields.URL):
    """Where a picture is; who fetches it is choosier still."""

    def __init__(self, *, required: bool = False, allow_none: bool | None = None) -> None:
        super().__init__(
            required=required,
            allow_none=allow_none,
            schemes={"https", "http"},
            require_tld=False,
            validate=validate.Length(max=2000),
        )


class ScreenshotGivenSchema(BaseSchema):
    """A picture of the product; without a thumbnail it is its own."""

    url = _Address(required=True)
    thumbnail = _Address()

    @post_load
    def _whole(self, given: dict[str, str], **_: object) -> dict[str, str]:
        return {"url": given["url"], "thumbnail": given.get("thumbnail", given["url"])}


class VideoGivenSchema(BaseSchema):
    """A YouTube video by its id."""

    video_id = fields.String(required=True, validate=validate.Regexp(r"^[\w-]{6,20}$"))


class RequirementGivenSchema(BaseSchema):
    """What one system must have, line by line."""

    system = fields.String(required=True, validate=validate.Length(1, 120))
    requirement = fields.List(
        fields.String(validate=validate.Length(1, 500)), required=True, validate=_WORDS
    )


class _Given(BaseSchema):
    """What may be set. Amounts are euros, as decimal strings or numbers."""

    subtitle = fields.String(allow_none=True, validate=_LINE)
    original_name = fields.String(allow_none=True, validate=_LINE)
    description = fields.String(validate=_TEXT)
    category = fields.String(validate=validate.Length(1, 90))
    platform = fields.String(allow_none=True, validate=_LINE)
    region = fields.String(allow_none=True, validate=_LINE)
    drm = fields.String(allow_none=True, validate=_LINE)
    age_rating = fields.String(allow_none=True, validate=_LINE)
    excluded_countries = fields.List(fields.String(validate=validate.Regexp(r"^[A-Z]{2}$")))
    genres = _Words()
    tags = _Words()
    developers = _Words()
    publishers = _Words()
    languages = _Words()
    release_date = fields.Date(allow_none=True)
    metacritic_score = fields.Integer(allow_none=True, validate=validate.Range(0, 100))
    activation_instructions = fields.String(allow_none=True, validate=_TEXT)
    delivery_instructions = fields.String(allow_none=True, validate=_TEXT)
    cover_url = _Address(allow_none=True)
    screenshots = fields.List(fields.Nested(ScreenshotGivenSchema), validate=_PIECES)
    videos = fields.List(fields.Nested(VideoGivenSchema), validate=_PIECES)
    system_requirements = fields.List(fields.Nested(RequirementGivenSchema), validate=_PIECES)
    delivery_type = fields.Enum(DeliveryType, by_value=fields.String())
    cost = fields.Decimal(allow_none=True, validate=validate.Range(0, 1_000_000))
    compare_at_price = fields.Decimal(allow_none=True, validate=_PRICE)
    is_preorder = fields.Boolean()
    featured = fields.Boolean()


class ProductCreateSchema(_Given):
    """A product of our own."""

    title = fields.String(required=True, validate=validate.Length(1, 300))
    price = fields.Decimal(required=True, validate=_PRICE)
    source_type = fields.String(load_default="custom", validate=validate.Equal("custom"))
    slug = fields.String(validate=validate.Length(1, 90))
    published = fields.Boolean(load_default=False)


class ProductEditSchema(_Given):
    """Fields to change. `overrides` names those that a sync must leave alone."""

    title = fields.String(validate=validate.Length(1, 300))
    price = fields.Decimal(validate=_PRICE)
    overrides = _Words()


class OfferSchema(BaseSchema):
    """One merchant's offer."""

    provider_offer_id = fields.String(required=True)
    merchant = fields.String(required=True)
    price = MoneyField()
    quantity = fields.Integer(required=True)
    text_quantity = fields.Integer(required=True)
    available_quantity = fields.Integer(required=True, allow_none=True)
    is_preorder = fields.Boolean(required=True)


class StaffCardSchema(ProductCardSchema):
    """A product in a staff list; `stock` is the whole number."""

    class Meta(BaseSchema.Meta):
        """What customers choose by stands elsewhere."""

        exclude = ("deal", "group")

    stock = fields.Integer(required=True)
    cost = MoneyField(allow_none=True)
    published = fields.Boolean(required=True)
    overrides = fields.List(fields.String(), required=True)
    kinguin_id = fields.Integer(required=True, allow_none=True)
    kinguin_product_id = fields.String(required=True, allow_none=True)
    sales_count = fields.Integer(required=True)
    created_at = UtcField()
    updated_at = UtcField()
    retired_at = UtcField(allow_none=True)


class StaffProductSchema(StaffCardSchema):
    """Everything about a product."""

    original_name = fields.String(required=True, allow_none=True)
    description = fields.String(required=True)
    drm = fields.String(required=True, allow_none=True)
    age_rating = fields.String(required=True, allow_none=True)
    excluded_countries = fields.List(fields.String(), required=True)
    tags = fields.List(fields.String(), required=True)
    developers = fields.List(fields.String(), required=True)
    publishers = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    metacritic_score = fields.Integer(required=True, allow_none=True)
    system_requirements = fields.List(fields.Nested(SystemRequirementSchema), required=True)
    activation_instructions = fields.String(required=True, allow_none=True)
    delivery_instructions = fields.String(required=True, allow_none=True)
    screenshots = fields.List(fields.Nested(ScreenshotSchema), required=True)
    videos = fields.List(fields.Nested(VideoSchema), required=True)
    offers = fields.List(fields.Nested(OfferSchema), required=True)


class StaffProductPageSchema(BaseSchema):
    """A page of products, those changed last first."""

    items = fields.List(fields.Nested(StaffCardSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class StaffListQuery(CursorQuery):
    """What to list."""

    q = fields.String(load_default="", validate=validate.Length(max=200))
    source_type = fields.Enum(SourceType, by_value=fields.String(), load_default=None)
    published = fields.Boolean(load_default=None)
    retired = fields.Boolean(load_default=None)


class SyncStartSchema(BaseSchema):
    """Everything, or what changed since the last run."""

    full = fields.Boolean(load_default=False)


class SyncFailureSchema(BaseSchema):
    """A product that could not be taken, and why."""

    kinguin_id = fields.Integer(required=True, allow_none=True)
    reason = fields.String(required=True)


class SyncRunSchema(BaseSchema):
    """One sync: where it stands, what it did."""

    id = fields.UUID(required=True)
    state = fields.Enum(SyncState, by_value=fields.String(), required=True)
    full = fields.Boolean(required=True)
    started_at = UtcField()
    finished_at = UtcField(allow_none=True)
    updated_since = UtcField(allow_none=True)
    started_by = fields.String(required=True)
    next_page = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    created = fields.Integer(required=True)
    updated = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    retired = fields.Integer(required=True)
    skipped = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    products_per_second = fields.Integer(required=True, allow_none=True)
    seconds_left = fields.Integer(required=True, allow_none=True)
    failures = fields.List(fields.Nested(SyncFailureSchema), required=True)


class SyncRunPageSchema(BaseSchema):
    """The latest runs."""

    items = fields.List(fields.Nested(SyncRunSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)
