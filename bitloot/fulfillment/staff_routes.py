"""Staff: set a stuck order going again."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.fulfillment.retrying import RetryReport, retry
from bitloot.fulfillment.schemas import RetryBodySchema, RetryReportSchema

blp = Blueprint(
    "staff_fulfillment",
    __name__,
    url_prefix="/api/v1/admin/orders",
    description="Fulfillment, by hand.",
)


class RetryBody(TypedDict):
    """Body of a retry."""

    reason: str


@blp.post("/<uuid:order_id>/retry-fulfillment")
@blp.doc(operationId="retryFulfillment")
@blp.arguments(RetryBodySchema)
@blp.response(200, RetryReportSchema)
@staff_only(Permission.FULFILLMENT_RETRY)
def retry_fulfillment(body: RetryBody, order_id: UUID) -> RetryReport:
    """For a paid, failed, waiting or confirming order: what was found, what happens now."""
    return retry(order_id, current_actor(), body["reason"])
