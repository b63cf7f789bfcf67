"""Pictures as staff see them."""

from marshmallow import fields

from bitloot.catalog.images.models import ImageKind, ImageState
from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, UtcField


class ImagesQuery(CursorQuery):
    """Filters of the list."""

    state = fields.Enum(ImageState, by_value=fields.String(), load_default=None)


class ImageSchema(BaseSchema):
    """One picture. `reason` says why the last try failed; `digest` names its files."""

    id = fields.UUID(required=True)
    created_at = UtcField()
    source = fields.String(required=True)
    kind = fields.Enum(ImageKind, by_value=fields.String(), required=True)
    state = fields.Enum(ImageState, by_value=fields.String(), required=True)
    attempts = fields.Integer(required=True)
    due_at = UtcField()
    reason = fields.String(required=True, allow_none=True)
    digest = fields.String(required=True, allow_none=True)
    width = fields.Integer(required=True, allow_none=True)
    height = fields.Integer(required=True, allow_none=True)
    widths = fields.List(fields.Integer(), required=True)
    stored_bytes = fields.Integer(required=True)
    fetched_at = UtcField(allow_none=True)


class ImagePageSchema(BaseSchema):
    """A page of pictures, the newest first."""

    items = fields.List(fields.Nested(ImageSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)
