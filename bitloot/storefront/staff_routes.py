"""Staff: orders, found by anything, opened with their whole story."""

from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog.models import SourceType
from bitloot.core.filters import Asked
from bitloot.orders.states import OrderStatus
from bitloot.storefront.looking import OrderFilter, listed, opened
from bitloot.storefront.staff_schemas import OrdersPageSchema, OrdersQuery, StaffOrderSchema

blp = Blueprint("staff_orders", __name__, url_prefix="/api/v1/admin/orders", description="Orders.")


class _Filter(Asked):
    status: OrderStatus | None
    source: SourceType | None


@blp.get("")
@blp.arguments(OrdersQuery, location="query")
@blp.response(200, OrdersPageSchema)
@blp.doc(operationId="listOrders")
@staff_only(Permission.ORDERS_VIEW)
def list_orders(wanted: _Filter) -> dict[str, object]:
    """Newest first."""
    page = listed(OrderFilter(**wanted))
    return {"items": page.items, "page": page}


@blp.get("/<uuid:order_id>")
@blp.response(200, StaffOrderSchema)
@blp.doc(operationId="getStaffOrder")
@staff_only(Permission.ORDERS_VIEW)
def get_order(order_id: UUID) -> dict[str, object]:
    """Lines, payments, IPNs, open questions and the timeline."""
    return opened(order_id)
