"""Staff: pricing rules, what they would change, and putting them in force."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog.models import Product
from bitloot.catalog.repricing import previewing, rule_editing, runs
from bitloot.catalog.repricing.accepting import accept_cost
from bitloot.catalog.repricing.explaining import explain
from bitloot.catalog.repricing.models import PricingRule, RepriceRun
from bitloot.catalog.repricing.schemas import (
    ApplySchema,
    PriceExplainedSchema,
    PricePreviewRunSchema,
    RepriceRunPageSchema,
    RepriceRunSchema,
    RuleCreateSchema,
    RuleEditSchema,
    RulePageSchema,
    RuleSchema,
    RulesQuery,
)
from bitloot.catalog.repricing.showing import Document, shown_preview, shown_price
from bitloot.catalog.repricing.tasks import look, start
from bitloot.catalog.staff_schemas import StaffProductSchema
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import Page, Paging, newest_first

blp = Blueprint(
    "staff_pricing",
    __name__,
    url_prefix="/api/v1/admin/pricing",
    description="Pricing rules, previews and repricing.",
)
_RUNS_SHOWN = 20


class Apply(TypedDict):
    """Body of `ApplySchema`."""

    version: str
    reason: str | None


@blp.get("/rules")
@blp.doc(operationId="listPricingRules")
@blp.arguments(RulesQuery, location="query")
@blp.response(200, RulePageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_rules(query: Paging) -> Document:
    """Rules as staff have them, those made last first."""
    page = newest_first(
        select(PricingRule),
        PricingRule.created_at,
        PricingRule.id,
        limit=query["limit"],
        cursor=query["cursor"],
    )
    return {"items": page.items, "page": page}


@blp.post("/rules")
@blp.doc(operationId="createPricingRule", parameters=[KEY_HEADER])
@blp.arguments(RuleCreateSchema)
@blp.response(201, RuleSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_rule(body: Document) -> PricingRule:
    """A new rule; it counts once the rules are applied."""
    return rule_editing.create(body, current_actor())


@blp.get("/rules/<uuid:rule_id>")
@blp.doc(operationId="getPricingRule")
@blp.response(200, RuleSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_rule(rule_id: UUID) -> PricingRule:
    """One rule."""
    return rule_editing.get(rule_id)


@blp.patch("/rules/<uuid:rule_id>")
@blp.doc(operationId="editPricingRule")
@blp.arguments(RuleEditSchema)
@blp.response(200, RuleSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_rule(body: Document, rule_id: UUID) -> PricingRule:
    """Change fields; prices stay until the rules are applied."""
    return rule_editing.edit(rule_id, body, current_actor())


@blp.delete("/rules/<uuid:rule_id>")
@blp.doc(operationId="deletePricingRule")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_rule(rule_id: UUID) -> None:
    """Delete it; prices stay until the rules are applied."""
    rule_editing.remove(rule_id, current_actor())


@blp.post("/preview")
@blp.doc(operationId="previewPricing", parameters=[KEY_HEADER])
@blp.response(202, PricePreviewRunSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def post_preview() -> Document:
    """Find out what applying the enabled rules would change; no price is changed.

    A small catalogue is done with the answer. Otherwise a job goes on: poll the preview until it
    is `done`.
    """
    return shown_preview(look(current_actor().label))


@blp.get("/previews/<uuid:preview_id>")
@blp.doc(operationId="getPricePreview")
@blp.response(200, PricePreviewRunSchema)
@staff_only(Permission.CATALOG_EDIT)
def get_preview(preview_id: UUID) -> Document:
    """How far a preview is, and what it has found. Kept for a week."""
    return shown_preview(previewing.get(preview_id))


@blp.post("/apply")
@blp.doc(operationId="applyPricing", parameters=[KEY_HEADER])
@blp.arguments(ApplySchema)
@blp.response(202, RepriceRunSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def post_apply(body: Apply) -> RepriceRun:
    """Put the previewed rules in force and price the catalogue anew."""
    return start(body["version"], current_actor(), reason=body["reason"])


@blp.get("/runs")
@blp.doc(operationId="listRepriceRuns")
@blp.response(200, RepriceRunPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_runs() -> Document:
    """The latest runs, newest first."""
    latest = runs.latest_runs(_RUNS_SHOWN)
    return {"items": latest, "page": Page(latest, _RUNS_SHOWN)}


@blp.get("/runs/<uuid:run_id>")
@blp.doc(operationId="getRepriceRun")
@blp.response(200, RepriceRunSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_run(run_id: UUID) -> RepriceRun:
    """How far a run is."""
    return runs.get(run_id)


@blp.get("/products/<uuid:product_id>/price-explained")
@blp.doc(operationId="explainPrice")
@blp.response(200, PriceExplainedSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_price_explained(product_id: UUID) -> Document:
    """How the price of a product comes about."""
    return shown_price(explain(product_id))


@blp.post("/products/<uuid:product_id>/accept-cost")
@blp.doc(operationId="acceptCost")
@blp.response(200, StaffProductSchema)
@staff_only(Permission.CATALOG_EDIT)
def post_accept_cost(product_id: UUID) -> Product:
    """Sell at a cost that jumped; the provider is asked for the stock."""
    return accept_cost(product_id, current_actor())
