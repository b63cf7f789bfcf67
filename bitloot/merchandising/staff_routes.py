"""Staff: groups, the groups that titles suggest, and shelves."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import Paging
from bitloot.merchandising import categories, group_editing, suggesting
from bitloot.merchandising.group_editing import Membership
from bitloot.merchandising.models import Category, ProductGroup
from bitloot.merchandising.staff_schemas import (
    AcceptSuggestionSchema,
    CategoryCreateSchema,
    CategoryEditSchema,
    GroupCreateSchema,
    GroupEditSchema,
    MerchandisingQuery,
    StaffCategoriesSchema,
    StaffCategorySchema,
    StaffGroupPageSchema,
    StaffGroupSchema,
    SuggestedGroupsSchema,
)
from bitloot.merchandising.staff_views import page_of, shown

blp = Blueprint(
    "staff_groups",
    __name__,
    url_prefix="/api/v1/admin/catalog",
    description="Groups and categories.",
)
Document = dict[str, object]


class Acceptance(TypedDict):
    """Body of `AcceptSuggestionSchema`."""

    key: str


@blp.get("/groups")
@blp.doc(operationId="listStaffGroups")
@blp.arguments(MerchandisingQuery, location="query")
@blp.response(200, StaffGroupPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_groups(query: Paging) -> Document:
    """All groups, newest first."""
    page = page_of(ProductGroup, limit=query["limit"], cursor=query["cursor"])
    return {"items": shown(page.items), "page": page}


@blp.post("/groups")
@blp.doc(operationId="createGroup", parameters=[KEY_HEADER])
@blp.arguments(GroupCreateSchema)
@blp.response(201, StaffGroupSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_group(body: Document) -> Document:
    """A group of variants."""
    members = _members(body.pop("members"))
    return _one(group_editing.create(body, members, current_actor()))


@blp.get("/groups/<uuid:group_id>")
@blp.doc(operationId="getStaffGroup")
@blp.response(200, StaffGroupSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_group(group_id: UUID) -> Document:
    """One group."""
    return _one(group_editing.get(group_id))


@blp.patch("/groups/<uuid:group_id>")
@blp.doc(operationId="editGroup")
@blp.arguments(GroupEditSchema)
@blp.response(200, StaffGroupSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_group(body: Document, group_id: UUID) -> Document:
    """Change fields; members are given as a whole."""
    given = body.pop("members", None)
    members = None if given is None else _members(given)
    return _one(group_editing.edit(group_id, body, members, current_actor()))


@blp.delete("/groups/<uuid:group_id>")
@blp.doc(operationId="deleteGroup")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_group(group_id: UUID) -> None:
    """Delete it; its products stay."""
    group_editing.remove(group_id, current_actor())


@blp.get("/group-suggestions")
@blp.doc(operationId="listGroupSuggestions")
@blp.response(200, SuggestedGroupsSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_suggestions() -> Document:
    """What titles suggest."""
    return {"items": suggesting.suggestions()}


@blp.post("/group-suggestions/accept")
@blp.doc(operationId="acceptGroupSuggestion", parameters=[KEY_HEADER])
@blp.arguments(AcceptSuggestionSchema)
@blp.response(201, StaffGroupSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def accept_suggestion(body: Acceptance) -> Document:
    """Make it a group."""
    return _one(suggesting.accept(body["key"], current_actor()))


@blp.get("/categories")
@blp.doc(operationId="listStaffCategories")
@blp.response(200, StaffCategoriesSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_categories() -> Document:
    """All shelves, in order."""
    return {"items": categories.all_categories()}


@blp.post("/categories")
@blp.doc(operationId="createCategory", parameters=[KEY_HEADER])
@blp.arguments(CategoryCreateSchema)
@blp.response(201, StaffCategorySchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_category(body: Document) -> Category:
    """A new shelf."""
    return categories.create(body, current_actor())


@blp.patch("/categories/<uuid:category_id>")
@blp.doc(operationId="editCategory")
@blp.arguments(CategoryEditSchema)
@blp.response(200, StaffCategorySchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_category(body: Document, category_id: UUID) -> Category:
    """Rename or move it."""
    return categories.edit(category_id, body, current_actor())


@blp.delete("/categories/<uuid:category_id>")
@blp.doc(operationId="deleteCategory")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_category(category_id: UUID) -> None:
    """Delete an empty shelf."""
    categories.remove(category_id, current_actor())


def _members(given: object) -> list[Membership]:
    return [Membership(**each) for each in given] if isinstance(given, list) else []


def _one(group: ProductGroup) -> Document:
    return shown([group])[0]
