"""The catalogue as customers see it."""

from marshmallow import fields, validate

from bitloot.catalog.models import DeliveryType, SourceType
from bitloot.catalog.search import LONGEST_QUERY
from bitloot.catalog.sorts import DEEPEST, Sort
from bitloot.core.pagination import LARGEST_LIMIT
from bitloot.core.schemas import BaseSchema, MoneyField, PageInfoSchema, UtcField

_DEAREST = 1_000_000


class _Values(fields.String):
    """Values separated by commas, any of which may match."""

    def __init__(self, description: str) -> None:
        super().__init__(
            load_default="",
            validate=validate.Length(max=1000),
            metadata={"description": description},
        )


class _Price(fields.Decimal):
    """An edge of a price range: a decimal as text, since clients keep money out of floats."""

    def __init__(self) -> None:
        super().__init__(
            load_default=None,
            validate=validate.Range(0, _DEAREST),
            metadata={"type": "string", "format": "decimal", "example": "12.90"},
        )


class FilterQuery(BaseSchema):
    """Filters of a product list."""

    q = fields.String(load_default="", validate=validate.Length(max=LONGEST_QUERY))
    platform = _Values("Platforms, separated by commas.")
    region = _Values("Regions, separated by commas.")
    genre = _Values("Genres, separated by commas.")
    category = _Values("Categories, separated by commas.")
    price_min = _Price()
    price_max = _Price()
    in_stock = fields.Boolean(load_default=None)


class ListQuery(FilterQuery):
    """Filters, order and page. `cursor` and `page` exclude each other."""

    sort = fields.Enum(Sort, by_value=fields.String(), load_default=Sort.RELEVANCE)
    limit = fields.Integer(load_default=24, validate=validate.Range(1, LARGEST_LIMIT))
    cursor = fields.String(load_default=None, validate=validate.Length(1, 1000))
    page = fields.Integer(load_default=None, validate=validate.Range(1, DEEPEST))


class SuggestQuery(BaseSchema):
    """What has been typed so far."""

    q = fields.String(required=True, validate=validate.Length(max=LONGEST_QUERY))


class PictureSchema(BaseSchema):
    """A picture that the shop serves: `{base}/{width}.avif` and `.webp`, for ever the same.

    `width` and `height` are of the original, `color` its mean; `widths` ascend.
    """

    base = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    color = fields.String(required=True)
    widths = fields.List(fields.Integer(), required=True)


class DealSchema(BaseSchema):
    """A flash deal that is on: `price` is of one, `left` of `stock` pieces remain at it."""

    id = fields.UUID(required=True)
    price = MoneyField()
    percent = fields.Integer(required=True)
    ends_at = UtcField()
    left = fields.Integer(required=True)
    stock = fields.Integer(required=True)


class VariantSchema(BaseSchema):
    """One choice of a group; its label is what the chooser says.

    `price` is what one costs now, by a deal where one is on.
    """

    product_id = fields.UUID(required=True)
    slug = fields.String(required=True)
    label = fields.String(required=True)
    price = MoneyField()
    in_stock = fields.Boolean(required=True)


class ChooserSchema(BaseSchema):
    """The group that a product is a variant of, with all its variants in order."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    variants = fields.List(fields.Nested(VariantSchema), required=True)


class ProductCardSchema(BaseSchema):
    """A product in a list. `stock` is capped: 10 means ten or more.

    `cover_url` is the picture at its source, `cover` the shop's own, null until it is made.
    """

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    subtitle = fields.String(required=True, allow_none=True)
    platform = fields.String(required=True, allow_none=True)
    region = fields.String(required=True, allow_none=True)
    category = fields.String(required=True)
    source_type = fields.Enum(SourceType, by_value=fields.String(), required=True)
    delivery_type = fields.Enum(DeliveryType, by_value=fields.String(), required=True)
    cover_url = fields.String(required=True, allow_none=True)
    cover = fields.Nested(PictureSchema, required=True, allow_none=True)
    price = MoneyField()
    currency = fields.String(required=True)
    compare_at_price = MoneyField(allow_none=True)
    in_stock = fields.Boolean(required=True)
    stock = fields.Integer(required=True, attribute="shown_stock")
    is_preorder = fields.Boolean(required=True)
    release_date = fields.Date(required=True, allow_none=True)
    featured = fields.Boolean(required=True)
    genres = fields.List(fields.String(), required=True)
    rating = fields.Float(required=True, allow_none=True)
    review_count = fields.Integer(required=True)
    deal = fields.Nested(DealSchema, required=True, allow_none=True, dump_default=None)
    group = fields.Nested(ChooserSchema, required=True, allow_none=True, dump_default=None)


class ProductPageSchema(BaseSchema):
    """A page of products."""

    items = fields.List(fields.Nested(ProductCardSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class SystemRequirementSchema(BaseSchema):
    """What one system must have."""

    system = fields.String(required=True)
    requirement = fields.List(fields.String(), required=True)


class ScreenshotSchema(BaseSchema):
    """A picture and its small version."""

    url = fields.String(required=True)
    thumbnail = fields.String(required=True)


class VideoSchema(BaseSchema):
    """A YouTube video."""

    video_id = fields.String(required=True)


class OffersSchema(BaseSchema):
    """How many offers, of how many merchants; `cheapest` is what the best of them costs now."""

    count = fields.Integer(required=True)
    merchants = fields.Integer(required=True)
    cheapest = MoneyField()
    currency = fields.String(required=True)


class LimitsSchema(BaseSchema):
    """Where a key works, where that is not everywhere: a buyer must acknowledge it.

    `region` is null where only the `excluded` countries are limits (ISO codes).
    """

    region = fields.String(required=True, allow_none=True)
    excluded = fields.List(fields.String(), required=True)


class BundleSchema(BaseSchema):
    """Several products for one price; `compare_at_price` is what they cost one by one now.

    While a deal is on that may be less. Whoever buys it acknowledges all `limits` of its products.
    """

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    percent = fields.Integer(required=True)
    price = MoneyField()
    compare_at_price = MoneyField()
    currency = fields.String(required=True)
    in_stock = fields.Boolean(required=True)
    ends_at = UtcField(allow_none=True)
    limits = fields.List(fields.Nested(LimitsSchema), required=True)
    products = fields.List(fields.Nested(ProductCardSchema), required=True)


class ProductSchema(ProductCardSchema):
    """A product with everything about it. `max_quantity` is what one order may hold now.

    Whoever buys it acknowledges its `limits`; null where it works everywhere.

    `related` are its franchise and what is alike. An old slug answers too: `slug` is the present
    one.
    `gallery` has the shop's own picture of every screenshot, or is empty until all are made.
    """

    description = fields.String(required=True)
    developers = fields.List(fields.String(), required=True)
    publishers = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    tags = fields.List(fields.String(), required=True)
    metacritic_score = fields.Integer(required=True, allow_none=True)
    age_rating = fields.String(required=True, allow_none=True)
    system_requirements = fields.List(fields.Nested(SystemRequirementSchema), required=True)
    activation_instructions = fields.String(required=True, allow_none=True)
    delivery_instructions = fields.String(required=True, allow_none=True)
    screenshots = fields.List(fields.Nested(ScreenshotSchema), required=True)
    gallery = fields.List(fields.Nested(PictureSchema), required=True)
    videos = fields.List(fields.Nested(VideoSchema), required=True)
    excluded_countries = fields.List(fields.String(), required=True)
    limits = fields.Nested(LimitsSchema, required=True, allow_none=True)
    max_quantity = fields.Integer(required=True)
    original_name = fields.String(required=True, allow_none=True)
    related = fields.List(fields.Nested(ProductCardSchema), required=True)
    bought_together = fields.List(fields.Nested(ProductCardSchema), required=True)
    bundles = fields.List(fields.Nested(BundleSchema), required=True)
    offers = fields.Nested(OffersSchema, required=True, allow_none=True)
    updated_at = UtcField()


class SuggestionSchema(BaseSchema):
    """A product that the words may mean; its pictures as in a card.

    `price` is what one costs now, by a deal where one is on.
    """

    slug = fields.String(required=True)
    title = fields.String(required=True)
    platform = fields.String(required=True, allow_none=True)
    cover_url = fields.String(required=True, allow_none=True)
    cover = fields.Nested(PictureSchema, required=True, allow_none=True)
    price = MoneyField()
    currency = fields.String(required=True)


class SuggestionsSchema(BaseSchema):
    """The best first."""

    items = fields.List(fields.Nested(SuggestionSchema), required=True)


class FacetValueSchema(BaseSchema):
    """How many products the choice of this value would list."""

    value = fields.String(required=True)
    count = fields.Integer(required=True)


class PriceBandSchema(BaseSchema):
    """How many products cost that much; both ends belong to it, the last has none."""

    min = MoneyField()
    max = MoneyField(allow_none=True)
    count = fields.Integer(required=True)


class FacetsSchema(BaseSchema):
    """Each facet counts with every filter but its own."""

    platform = fields.List(fields.Nested(FacetValueSchema), required=True)
    region = fields.List(fields.Nested(FacetValueSchema), required=True)
    genre = fields.List(fields.Nested(FacetValueSchema), required=True)
    category = fields.List(fields.Nested(FacetValueSchema), required=True)
    price_band = fields.List(fields.Nested(PriceBandSchema), required=True)
    availability = fields.List(fields.Nested(FacetValueSchema), required=True)
