"""Staff: rows of the home page, flash deals and bundles."""

from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import Paging
from bitloot.merchandising import bundle_editing, deal_editing, sections
from bitloot.merchandising.models import Bundle, FlashDeal, Section
from bitloot.merchandising.staff_schemas import (
    BundleCreateSchema,
    BundleEditSchema,
    DealCreateSchema,
    DealEditSchema,
    MerchandisingQuery,
    SectionCreateSchema,
    SectionEditSchema,
    StaffBundlePageSchema,
    StaffBundleSchema,
    StaffDealPageSchema,
    StaffDealSchema,
    StaffSectionPageSchema,
    StaffSectionSchema,
)
from bitloot.merchandising.staff_views import page_of, shown

blp = Blueprint(
    "staff_merchandising",
    __name__,
    url_prefix="/api/v1/admin/catalog",
    description="Rows of the home page, flash deals and bundles.",
)
Document = dict[str, object]


@blp.get("/sections")
@blp.doc(operationId="listStaffSections")
@blp.arguments(MerchandisingQuery, location="query")
@blp.response(200, StaffSectionPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_sections(query: Paging) -> Document:
    """Rows of the home page, newest first."""
    page = page_of(Section, limit=query["limit"], cursor=query["cursor"])
    return {"items": shown(page.items), "page": page}


@blp.post("/sections")
@blp.doc(operationId="createSection", parameters=[KEY_HEADER])
@blp.arguments(SectionCreateSchema)
@blp.response(201, StaffSectionSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_section(body: Document) -> Document:
    """A new row."""
    return _one(sections.create(body, _products(body), current_actor()))


@blp.get("/sections/<uuid:section_id>")
@blp.doc(operationId="getStaffSection")
@blp.response(200, StaffSectionSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_section(section_id: UUID) -> Document:
    """One row."""
    return _one(sections.get(section_id))


@blp.patch("/sections/<uuid:section_id>")
@blp.doc(operationId="editSection")
@blp.arguments(SectionEditSchema)
@blp.response(200, StaffSectionSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_section(body: Document, section_id: UUID) -> Document:
    """Change fields; products are given as a whole."""
    given = _products(body) if "product_ids" in body else None
    return _one(sections.edit(section_id, body, given, current_actor()))


@blp.delete("/sections/<uuid:section_id>")
@blp.doc(operationId="deleteSection")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_section(section_id: UUID) -> None:
    """Delete the row; its products stay."""
    sections.remove(section_id, current_actor())


@blp.get("/deals")
@blp.doc(operationId="listStaffDeals")
@blp.arguments(MerchandisingQuery, location="query")
@blp.response(200, StaffDealPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_deals(query: Paging) -> Document:
    """Flash deals, newest first."""
    page = page_of(FlashDeal, limit=query["limit"], cursor=query["cursor"])
    return {"items": shown(page.items), "page": page}


@blp.post("/deals")
@blp.doc(operationId="createDeal", parameters=[KEY_HEADER])
@blp.arguments(DealCreateSchema)
@blp.response(201, StaffDealSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_deal(body: Document) -> Document:
    """A new flash deal."""
    return _one(deal_editing.create(body, current_actor()))


@blp.get("/deals/<uuid:deal_id>")
@blp.doc(operationId="getStaffDeal")
@blp.response(200, StaffDealSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_deal(deal_id: UUID) -> Document:
    """One deal."""
    return _one(deal_editing.get(deal_id))


@blp.patch("/deals/<uuid:deal_id>")
@blp.doc(operationId="editDeal")
@blp.arguments(DealEditSchema)
@blp.response(200, StaffDealSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_deal(body: Document, deal_id: UUID) -> Document:
    """Change fields; placed orders keep their price."""
    return _one(deal_editing.edit(deal_id, body, current_actor()))


@blp.delete("/deals/<uuid:deal_id>")
@blp.doc(operationId="deleteDeal")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_deal(deal_id: UUID) -> None:
    """Delete a deal that nobody has used."""
    deal_editing.remove(deal_id, current_actor())


@blp.get("/bundles")
@blp.doc(operationId="listStaffBundles")
@blp.arguments(MerchandisingQuery, location="query")
@blp.response(200, StaffBundlePageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_bundles(query: Paging) -> Document:
    """Bundles, newest first."""
    page = page_of(Bundle, limit=query["limit"], cursor=query["cursor"])
    return {"items": shown(page.items), "page": page}


@blp.post("/bundles")
@blp.doc(operationId="createBundle", parameters=[KEY_HEADER])
@blp.arguments(BundleCreateSchema)
@blp.response(201, StaffBundleSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_bundle(body: Document) -> Document:
    """A new bundle."""
    return _one(bundle_editing.create(body, _products(body), current_actor()))


@blp.get("/bundles/<uuid:bundle_id>")
@blp.doc(operationId="getStaffBundle")
@blp.response(200, StaffBundleSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_bundle(bundle_id: UUID) -> Document:
    """One bundle."""
    return _one(bundle_editing.get(bundle_id))


@blp.patch("/bundles/<uuid:bundle_id>")
@blp.doc(operationId="editBundle")
@blp.arguments(BundleEditSchema)
@blp.response(200, StaffBundleSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_bundle(body: Document, bundle_id: UUID) -> Document:
    """Change fields; products are given as a whole."""
    given = _products(body) if "product_ids" in body else None
    return _one(bundle_editing.edit(bundle_id, body, given, current_actor()))


@blp.delete("/bundles/<uuid:bundle_id>")
@blp.doc(operationId="deleteBundle")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_bundle(bundle_id: UUID) -> None:
    """Delete it; orders that hold it keep their lines."""
    bundle_editing.remove(bundle_id, current_actor())


def _products(body: Document) -> list[UUID]:
    """Taken out of the body: they are rows of their own."""
    given = body.pop("product_ids")
    return [UUID(str(each)) for each in given] if isinstance(given, list) else []


def _one(row: Section | FlashDeal | Bundle) -> Document:
    return shown([row])[0]
