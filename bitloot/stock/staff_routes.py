"""Staff: look at a product's stock, bring keys in."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import audit
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money
from bitloot.core.schemas import CursorQuery
from bitloot.stock.listing import StockPage, look
from bitloot.stock.parsing import parse
from bitloot.stock.schemas import StockImportResultSchema, StockImportSchema, StockPageSchema
from bitloot.stock.service import ImportResult, add

blp = Blueprint(
    "staff_stock", __name__, url_prefix="/api/v1/admin/stock", description="Keys of our own."
)


class Cursor(TypedDict):
    """Query of a list."""

    limit: int
    cursor: str | None


class ImportBody(TypedDict):
    """Body of an import."""

    keys: str
    supplier: str
    unit_cost: str | None
    expires_at: datetime | None


@blp.get("/<uuid:product_id>")
@blp.doc(operationId="getStock")
@blp.arguments(CursorQuery, location="query")
@blp.response(200, StockPageSchema)
@staff_only(Permission.STOCK_VIEW)
def get_stock(query: Cursor, product_id: UUID) -> StockPage:
    """Items, counts and batches; never a key."""
    return look(product_id, limit=query["limit"], cursor=query["cursor"])


@blp.post("/<uuid:product_id>/import")
@blp.doc(operationId="importStock", parameters=[KEY_HEADER])
@blp.arguments(StockImportSchema)
@blp.response(201, StockImportResultSchema)
@staff_only(Permission.STOCK_IMPORT)
@idempotent(staff_caller)
def import_stock(body: ImportBody, product_id: UUID) -> ImportResult:
    """Seal keys, one a line; those already here are counted as duplicates."""
    actor = current_actor()
    cost = body["unit_cost"]
    result = add(
        product_id,
        parse(body["keys"]),
        supplier=body["supplier"],
        unit_cost=Money.eur(cost) if cost else None,
        expires_at=body["expires_at"],
        imported_by=actor.label,
    )
    audit(
        actor,
        "stock.import",
        ("product", product_id),
        after={"imported": result.imported, "duplicates": result.duplicates},
    )
    return result
