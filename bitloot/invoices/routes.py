"""The buyer's invoice."""

from uuid import UUID

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.core.ratelimit import limit
from bitloot.core.schemas import ProblemSchema
from bitloot.invoices.answering import BINARY, PDF, answer
from bitloot.invoices.making import make_invoice
from bitloot.orders.access import authorize
from bitloot.orders.credentials import SESSION_HEADER, bearer, order_token

blp = Blueprint("invoices", __name__, url_prefix="/api/v1/orders", description="Invoices.")

_PER_ORDER, _PER_ADDRESS, _WINDOW = 20, 120, 60


@blp.get("/<uuid:order_id>/invoice")
@blp.response(200, BINARY, content_type=PDF, description="The invoice as a PDF, to be saved.")
@blp.alt_response(409, schema=ProblemSchema, description="The order is not paid.")
@blp.doc(operationId="getInvoice", parameters=[SESSION_HEADER])
def get_invoice(order_id: UUID) -> Response:
    """The invoice of a paid order: its lines, what was paid in which coin, and what went back."""
    limit("invoice-address", request.remote_addr or "", allowed=_PER_ADDRESS, seconds=_WINDOW)
    access = authorize(order_id, order_token=order_token(), bearer=bearer())
    limit("invoice-order", str(order_id), allowed=_PER_ORDER, seconds=_WINDOW)
    return answer(make_invoice(access.order))
