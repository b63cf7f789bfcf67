"""Staff: import many keys. Begin, send the file in pieces, complete, look, accept or drop."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask import request
from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money
from bitloot.stock.importing import service
from bitloot.stock.importing.layout import Layout
from bitloot.stock.importing.models import StockImport
from bitloot.stock.importing.schemas import (
    AcceptSchema,
    ImportBodySchema,
    ImportReasonSchema,
    KeyImportSchema,
    LayoutSchema,
)
from bitloot.stock.importing.service import About

blp = Blueprint(
    "staff_stock_imports",
    __name__,
    url_prefix="/api/v1/admin/stock",
    description="Many keys of our own at once.",
)


class Body(TypedDict):
    """Body of `ImportBodySchema`."""

    name: str
    supplier: str
    unit_cost: str | None
    expires_at: datetime | None
    note: str


class Columns(TypedDict):
    """Body of `LayoutSchema`."""

    delimiter: str
    header: bool
    columns: list[str | None]


class Accepted(TypedDict):
    """Body of `AcceptSchema`."""

    reason: str
    without_wrong: bool


class Why(TypedDict):
    """Body of `ImportReasonSchema`."""

    reason: str


@blp.post("/<uuid:product_id>/imports")
@blp.doc(operationId="beginKeyImport", parameters=[KEY_HEADER])
@blp.arguments(ImportBodySchema)
@blp.response(201, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
@idempotent(staff_caller)
def begin_import(body: Body, product_id: UUID) -> StockImport:
    """An empty import; its file follows in pieces of up to 512 KB."""
    cost = body["unit_cost"]
    about = About(
        name=body["name"],
        supplier=body["supplier"],
        unit_cost=Money.eur(cost) if cost else None,
        expires_at=body["expires_at"],
        note=body["note"],
    )
    return service.begin(product_id, about, current_actor())


@blp.get("/imports/<uuid:import_id>")
@blp.doc(operationId="getKeyImport")
@blp.response(200, KeyImportSchema)
@staff_only(Permission.STOCK_VIEW)
def get_import(import_id: UUID) -> StockImport:
    """How far it is, and what was found."""
    return service.get(import_id)


@blp.put("/imports/<uuid:import_id>/pieces/<int:position>")
@blp.doc(
    operationId="putKeyImportPiece",
    requestBody={
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    },
)
@blp.response(200, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
def put_piece(import_id: UUID, position: int) -> StockImport:
    """Some bytes of the file, from position 0 on; sealed as they arrive. May be repeated."""
    return service.fill(import_id, position, request.get_data())


@blp.post("/imports/<uuid:import_id>/complete")
@blp.doc(operationId="completeKeyImport")
@blp.response(202, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
def complete_import(import_id: UUID) -> StockImport:
    """The file is whole: it is looked through in the background."""
    return service.complete(import_id)


@blp.put("/imports/<uuid:import_id>/layout")
@blp.doc(operationId="layOutKeyImport")
@blp.arguments(LayoutSchema)
@blp.response(202, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
def lay_out_import(body: Columns, import_id: UUID) -> StockImport:
    """Say what its columns are; it is looked through again."""
    layout = Layout(body["delimiter"], body["header"], tuple(body["columns"]))
    return service.lay_out(import_id, layout)


@blp.post("/imports/<uuid:import_id>/accept")
@blp.doc(operationId="acceptKeyImport")
@blp.arguments(AcceptSchema)
@blp.response(202, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
def accept_import(body: Accepted, import_id: UUID) -> StockImport:
    """Import all that is new, in one step, in the background."""
    return service.accept(
        import_id, current_actor(), without_wrong=body["without_wrong"], reason=body["reason"]
    )


@blp.post("/imports/<uuid:import_id>/drop")
@blp.doc(operationId="dropKeyImport")
@blp.arguments(ImportReasonSchema)
@blp.response(200, KeyImportSchema)
@staff_only(Permission.STOCK_IMPORT)
def drop_import(body: Why, import_id: UUID) -> StockImport:
    """Forget it and its file."""
    return service.drop(import_id, current_actor(), reason=body["reason"])
