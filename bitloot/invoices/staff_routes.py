"""Staff: the invoice that a buyer has."""

from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from bitloot.accounts.gate import staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.schemas import ProblemSchema
from bitloot.invoices.answering import BINARY, PDF, answer
from bitloot.invoices.making import make_invoice
from bitloot.orders.models import Order

blp = Blueprint(
    "staff_invoices", __name__, url_prefix="/api/v1/admin/orders", description="Invoices."
)


@blp.get("/<uuid:order_id>/invoice")
@blp.response(200, BINARY, content_type=PDF, description="The invoice as a PDF, to be saved.")
@blp.alt_response(409, schema=ProblemSchema, description="The order is not paid.")
@blp.doc(operationId="getStaffInvoice")
@staff_only(Permission.ORDERS_VIEW)
def get_invoice(order_id: UUID) -> Response:
    """The invoice of any paid order, as its buyer gets it."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise NotFoundError("There is no such order.")
    return answer(make_invoice(order))
