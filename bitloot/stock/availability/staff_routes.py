"""Staff: why a product is, or is not, available."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import staff_only
from bitloot.accounts.permissions import Permission
from bitloot.stock.availability.explaining import Availability, explain
from bitloot.stock.availability.schemas import AvailabilityQuery, AvailabilitySchema

blp = Blueprint(
    "staff_availability",
    __name__,
    url_prefix="/api/v1/admin/catalog",
    description="Why a product is, or is not, available.",
)


class Asked(TypedDict):
    """Query of `AvailabilityQuery`."""

    quantity: int


@blp.get("/products/<uuid:product_id>/availability")
@blp.doc(operationId="explainAvailability")
@blp.arguments(AvailabilityQuery, location="query")
@blp.response(200, AvailabilitySchema)
@staff_only(Permission.CATALOG_VIEW)
def get_availability(query: Asked, product_id: UUID) -> Availability:
    """Every reason in a sentence, by the decision that checkout takes."""
    return explain(product_id, query["quantity"])
