"""Staff: which pictures came, which did not and why."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog.images import deciding
from bitloot.catalog.images.models import Image, ImageState
from bitloot.catalog.images.schemas import ImagePageSchema, ImageSchema, ImagesQuery
from bitloot.core.pagination import newest_first

blp = Blueprint(
    "staff_images",
    __name__,
    url_prefix="/api/v1/admin/images",
    description="Covers and screenshots.",
)


class Listing(TypedDict):
    """Query of `ImagesQuery`."""

    state: ImageState | None
    limit: int
    cursor: str | None


@blp.get("")
@blp.doc(operationId="listImages")
@blp.arguments(ImagesQuery, location="query")
@blp.response(200, ImagePageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_images(query: Listing) -> dict[str, object]:
    """The newest first."""
    wanted = select(Image)
    if query["state"] is not None:
        wanted = wanted.where(Image.state == query["state"])
    page = newest_first(
        wanted, Image.created_at, Image.id, limit=query["limit"], cursor=query["cursor"]
    )
    return {"items": page.items, "page": page}


@blp.post("/<uuid:image_id>/retry")
@blp.doc(operationId="retryImage")
@blp.response(200, ImageSchema)
@staff_only(Permission.CATALOG_EDIT)
def retry_image(image_id: UUID) -> Image:
    """Fetch it again, though it was given up."""
    return deciding.retry(image_id, current_actor())
