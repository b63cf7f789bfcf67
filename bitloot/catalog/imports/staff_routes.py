"""Staff: what Kinguin has, importing some of it, and the rules that syncs import by."""

from decimal import Decimal
from typing import NotRequired, TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog.imports import browsing, rules
from bitloot.catalog.imports.browsing import Wanted
from bitloot.catalog.imports.models import ImportRule
from bitloot.catalog.imports.schemas import (
    ImportChoiceSchema,
    ImportChosenSchema,
    ImportRuleCreateSchema,
    ImportRuleEditSchema,
    ImportRulePageSchema,
    ImportRuleSchema,
    KinguinPageSchema,
    KinguinQuery,
)
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import Money
from bitloot.core.pagination import Page

blp = Blueprint(
    "staff_imports",
    __name__,
    url_prefix="/api/v1/admin/imports",
    description="What Kinguin has, and what of it is imported.",
)
Document = dict[str, object]
_PRICES = ("min_price", "max_price")


class Query(TypedDict):
    """Query of `KinguinQuery`."""

    name: NotRequired[str]
    platform: NotRequired[str]
    genre: NotRequired[str]
    region_id: NotRequired[int]
    min_price: NotRequired[Decimal]
    max_price: NotRequired[Decimal]
    min_stock: NotRequired[int]
    page: int


class Choice(TypedDict):
    """Body of `ImportChoiceSchema`."""

    kinguin_ids: list[int]


@blp.get("/kinguin")
@blp.doc(operationId="browseKinguin")
@blp.arguments(KinguinQuery, location="query")
@blp.response(200, KinguinPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_kinguin(query: Query) -> Document:
    """What Kinguin has in stock; its answers are kept for a minute."""
    found = browsing.browse(Wanted(**query))
    items = [
        {
            "kinguin_id": each.kinguin_id,
            "title": each.title,
            "platform": each.platform,
            "region": each.region,
            "genres": list(each.genres),
            "price": each.price,
            "stock": each.stock,
            "product_id": None if each.here is None else each.here.id,
        }
        for each in found.items
    ]
    return {
        "items": items,
        "number": found.number,
        "total": found.total,
        "has_more": found.has_more,
    }


@blp.post("/kinguin")
@blp.doc(operationId="importFromKinguin")
@blp.arguments(ImportChoiceSchema)
@blp.response(202, ImportChosenSchema)
@staff_only(Permission.CATALOG_EDIT)
def post_kinguin(body: Choice) -> Document:
    """Import these, whatever the rules say; they appear within seconds. A repeat does no harm."""
    numbers = body["kinguin_ids"]
    return {"chosen": len(set(numbers)), "new": browsing.choose(numbers, current_actor())}


@blp.get("/rules")
@blp.doc(operationId="listImportRules")
@blp.response(200, ImportRulePageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_rules() -> Document:
    """All rules; without an enabled one everything is imported."""
    found = rules.all_rules()
    return {"items": found, "page": Page(found, max(len(found), 1))}


@blp.post("/rules")
@blp.doc(operationId="createImportRule", parameters=[KEY_HEADER])
@blp.arguments(ImportRuleCreateSchema)
@blp.response(201, ImportRuleSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_rule(body: Document) -> ImportRule:
    """A new rule; the next sync follows it."""
    return rules.create(_priced(body), current_actor())


@blp.get("/rules/<uuid:rule_id>")
@blp.doc(operationId="getImportRule")
@blp.response(200, ImportRuleSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_rule(rule_id: UUID) -> ImportRule:
    """One rule."""
    return rules.get(rule_id)


@blp.patch("/rules/<uuid:rule_id>")
@blp.doc(operationId="editImportRule")
@blp.arguments(ImportRuleEditSchema)
@blp.response(200, ImportRuleSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_rule(body: Document, rule_id: UUID) -> ImportRule:
    """Change fields; the next sync follows it."""
    return rules.edit(rule_id, _priced(body), current_actor())


@blp.delete("/rules/<uuid:rule_id>")
@blp.doc(operationId="deleteImportRule")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_rule(rule_id: UUID) -> None:
    """Delete it; what it brought in stays."""
    rules.remove(rule_id, current_actor())


def _priced(body: Document) -> Document:
    """Amounts as money."""
    amounts = {name: body[name] for name in _PRICES if isinstance(body.get(name), Decimal)}
    return body | {name: Money.eur(str(amount)) for name, amount in amounts.items()}
