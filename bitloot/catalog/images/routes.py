"""The pictures themselves: each address answers the same bytes for ever."""

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import NotFound

from bitloot.catalog.images.covers import PATH
from bitloot.catalog.images.storing import load
from bitloot.core.errors import UnavailableError
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.providers.objects import get_picture_store

blp = Blueprint("images", __name__, url_prefix=PATH, description="Covers and screenshots.")

_FOR_EVER = "public, max-age=31536000, immutable"


@blp.get("/<digest>/<name>")
@blp.doc(operationId="getImage")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="image/avif")
def get_image(digest: str, name: str) -> Response:
    """One size in one format, as the product's picture names them."""
    tag = f"{digest}-{name}"
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        try:
            body = load(get_picture_store(), digest, name)
        except (ProviderUnavailableError, ProviderUnknownError, ProviderRefusedError):
            raise UnavailableError("Pictures cannot be had at this moment.") from None
        if body is None:
            raise NotFound
        response = Response(body, mimetype=f"image/{name.rpartition('.')[2]}")
    response.set_etag(tag)
    response.headers["Cache-Control"] = _FOR_EVER
    return response
