"""Staff: products and syncs."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog import bulk, editing
from bitloot.catalog.giving_back import give_back
from bitloot.catalog.managing_schemas import BulkSchema, ForeseenSchema, GiveBackSchema
from bitloot.catalog.models import Product, SourceType, SyncRun
from bitloot.catalog.staff_listing import StaffFilter, fitting, list_all
from bitloot.catalog.staff_schemas import (
    ProductCreateSchema,
    ProductEditSchema,
    StaffListQuery,
    StaffProductPageSchema,
    StaffProductSchema,
    SyncRunPageSchema,
    SyncRunSchema,
    SyncStartSchema,
)
from bitloot.catalog.sync_runs import runs
from bitloot.catalog.tasks import start_sync
from bitloot.core.audit import audit
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import Page

blp = Blueprint(
    "staff_catalog",
    __name__,
    url_prefix="/api/v1/admin/catalog",
    description="Products and syncs.",
)

Document = dict[str, object]
_RUNS_SHOWN = 50


class Listing(TypedDict):
    """Query of `StaffListQuery`."""

    q: str
    source_type: SourceType | None
    published: bool | None
    retired: bool | None
    limit: int
    cursor: str | None


class GiveBack(TypedDict):
    """Body of `GiveBackSchema`."""

    names: list[str]
    reason: str | None


class Fitting(TypedDict):
    """Body of `FilterSchema`."""

    q: str
    source_type: SourceType | None
    published: bool | None
    retired: bool | None


class Bulk(TypedDict):
    """Body of `BulkSchema`."""

    act: bulk.Act
    ids: list[UUID] | None
    filter: Fitting | None
    dry_run: bool
    reason: str | None


class SyncStart(TypedDict):
    """Body of `SyncStartSchema`."""

    full: bool


@blp.get("/products")
@blp.doc(operationId="listStaffProducts")
@blp.arguments(StaffListQuery, location="query")
@blp.response(200, StaffProductPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_products(query: Listing) -> dict[str, object]:
    """All products, those changed last first."""
    given = StaffFilter(query["q"], query["source_type"], query["published"], query["retired"])
    page = list_all(given, limit=query["limit"], cursor=query["cursor"])
    return {"items": page.items, "page": page}


@blp.post("/products")
@blp.doc(operationId="createProduct", parameters=[KEY_HEADER])
@blp.arguments(ProductCreateSchema)
@blp.response(201, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_product(body: Document) -> Product:
    """A product of our own; its keys come through the stock."""
    slug = body.pop("slug", None)
    publish = bool(body.pop("published"))
    del body["source_type"]
    given = str(slug) if slug is not None else None
    return editing.create(body, current_actor(), slug=given, publish=publish)


@blp.get("/products/<uuid:product_id>")
@blp.doc(operationId="getStaffProduct")
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_product(product_id: UUID) -> Product:
    """Everything about a product."""
    return editing.get(product_id)


@blp.patch("/products/<uuid:product_id>")
@blp.doc(operationId="editProduct")
@blp.arguments(ProductEditSchema)
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_product(body: Document, product_id: UUID) -> Product:
    """Change fields; a sync leaves alone what was changed here."""
    kept = body.pop("overrides", None)
    overrides = [str(name) for name in kept] if isinstance(kept, list) else None
    return editing.edit(product_id, body, current_actor(), overrides=overrides)


@blp.delete("/products/<uuid:product_id>")
@blp.doc(operationId="deleteProduct")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_product(product_id: UUID) -> None:
    """Delete it, or retire it when it has orders or comes from a provider."""
    editing.remove(product_id, current_actor())


@blp.post("/products/<uuid:product_id>/publish")
@blp.doc(operationId="publishProduct")
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
def publish_product(product_id: UUID) -> Product:
    """Put it on sale."""
    return editing.publish(product_id, current_actor())


@blp.post("/products/<uuid:product_id>/unpublish")
@blp.doc(operationId="unpublishProduct")
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
def unpublish_product(product_id: UUID) -> Product:
    """Take it off sale."""
    return editing.unpublish(product_id, current_actor())


@blp.post("/products/<uuid:product_id>/give-back")
@blp.doc(operationId="giveBackFields")
@blp.arguments(GiveBackSchema)
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
def give_back_fields(body: GiveBack, product_id: UUID) -> Product:
    """Let the provider decide edited fields again; it is asked at once."""
    return give_back(product_id, body["names"], current_actor(), reason=body["reason"])


@blp.post("/products/bulk")
@blp.doc(operationId="changeProducts")
@blp.arguments(BulkSchema)
@blp.response(200, ForeseenSchema)
@staff_only(Permission.CATALOG_EDIT)
def change_products(body: Bulk) -> bulk.Foreseen:
    """Publish, unpublish or feature many: a dry run unless it says otherwise."""
    ids, given = body["ids"], body["filter"]
    chosen = bulk.these(ids or []) if given is None else fitting(StaffFilter(**given))
    if body["dry_run"]:
        return bulk.foresee(body["act"], chosen)
    return bulk.perform(body["act"], chosen, current_actor(), reason=body["reason"])


@blp.post("/sync")
@blp.doc(operationId="startSync", parameters=[KEY_HEADER])
@blp.arguments(SyncStartSchema)
@blp.response(202, SyncRunSchema)
@staff_only(Permission.SYNC_RUN)
@idempotent(staff_caller)
def post_sync(body: SyncStart) -> SyncRun:
    """Start a sync, or join the one that is on."""
    actor = current_actor()
    run = start_sync(full=body["full"], started_by=actor.label)
    audit(actor, "catalog.sync", ("sync_run", run.id), after={"full": run.full})
    return run


@blp.get("/sync")
@blp.doc(operationId="listSyncs")
@blp.response(200, SyncRunPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_syncs() -> dict[str, object]:
    """The latest runs, newest first."""
    latest = runs(_RUNS_SHOWN)
    return {"items": latest, "page": Page(latest, _RUNS_SHOWN)}
