"""Staff: look at a product's stock, bring keys in."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import audit
from bitloot.core.errors import invalid
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money
from bitloot.core.schemas import CursorQuery
from bitloot.stock import rules, scarcity, withdrawing
from bitloot.stock.entering import check_product
from bitloot.stock.listing import StockPage, look
from bitloot.stock.models import LowLevel, StockRule
from bitloot.stock.parsing import parse
from bitloot.stock.scarcity import Low
from bitloot.stock.schemas import (
    LowListSchema,
    StockImportResultSchema,
    StockImportSchema,
    StockPageSchema,
    StockRuleSchema,
    WithdrawForeseenSchema,
    WithdrawSchema,
)
from bitloot.stock.service import ImportResult, add
from bitloot.stock.wares import Part
from bitloot.stock.withdrawing import Act, Chosen, Foreseen

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


class WithdrawBody(TypedDict):
    """Body of `WithdrawSchema`."""

    act: Act
    batch_id: UUID | None
    item_ids: list[UUID]
    dry_run: bool
    expected: int | None
    reason: str


class RuleBody(TypedDict):
    """Body of `StockRuleSchema`."""

    fields_: list[dict[str, object]]
    low_at: int | None
    low_level: LowLevel
    reason: str


@blp.get("/low")
@blp.doc(operationId="listLowStock")
@blp.response(200, LowListSchema)
@staff_only(Permission.STOCK_VIEW)
def list_low() -> dict[str, list[Low]]:
    """Products at their threshold or below, the scarcest first."""
    return {"items": scarcity.low()}


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


@blp.post("/<uuid:product_id>/withdraw")
@blp.doc(operationId="withdrawStock")
@blp.arguments(WithdrawSchema)
@blp.response(200, WithdrawForeseenSchema)
@staff_only(Permission.STOCK_IMPORT)
def withdraw_stock(body: WithdrawBody, product_id: UUID) -> Foreseen:
    """Quarantine, release or void a batch or single keys; `dry_run` only says what would change."""
    chosen = Chosen(product_id, body["batch_id"], body["item_ids"])
    found = withdrawing.foresee(body["act"], chosen)
    if body["dry_run"]:
        return found
    reason = body["reason"].strip()
    if not reason:
        raise invalid("reason", "Write down why: it stands in the audit log.")
    withdrawing.perform(
        body["act"], chosen, current_actor(), reason=reason, expected=body["expected"]
    )
    return found


@blp.get("/<uuid:product_id>/rule")
@blp.doc(operationId="getStockRule")
@blp.response(200, StockRuleSchema)
@staff_only(Permission.STOCK_VIEW)
def get_rule(product_id: UUID) -> dict[str, object]:
    """Fields of the product's items, and when it is said that few are left."""
    return _rule(rules.rule_of(check_product(product_id).id))


@blp.put("/<uuid:product_id>/rule")
@blp.doc(operationId="setStockRule")
@blp.arguments(StockRuleSchema)
@blp.response(200, StockRuleSchema)
@staff_only(Permission.STOCK_IMPORT)
def set_rule(body: RuleBody, product_id: UUID) -> dict[str, object]:
    """Set both; a bundle or a custom product may have fields of its own."""
    actor, reason = current_actor(), body["reason"]
    parts = [
        Part(
            str(each["name"]),
            str(each["label"]),
            required=bool(each["required"]),
            secret=bool(each["secret"]),
        )
        for each in body["fields_"]
    ]
    rules.define(product_id, parts, actor, reason=reason)
    rules.warn_at(product_id, body["low_at"], body["low_level"], actor, reason=reason)
    return _rule(rules.rule_of(product_id))


def _rule(rule: StockRule) -> dict[str, object]:
    return {"fields_": rule.fields, "low_at": rule.low_at, "low_level": rule.low_level}
