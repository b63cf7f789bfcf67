"""Staff: synonyms, and what customers search in vain."""

from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.catalog.search_models import SearchMiss, Synonym
from bitloot.catalog.wording import editing
from bitloot.catalog.wording.schemas import (
    SearchMissPageSchema,
    SearchMissSchema,
    SynonymCreateSchema,
    SynonymEditSchema,
    SynonymPageSchema,
    SynonymSchema,
    WordsQuery,
)
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import Paging, newest_first

blp = Blueprint(
    "staff_search",
    __name__,
    url_prefix="/api/v1/admin/search",
    description="Synonyms, and searches that found nothing.",
)
Document = dict[str, object]


@blp.get("/synonyms")
@blp.doc(operationId="listSynonyms")
@blp.arguments(WordsQuery, location="query")
@blp.response(200, SynonymPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_synonyms(query: Paging) -> Document:
    """The newest first."""
    page = newest_first(select(Synonym), Synonym.created_at, Synonym.id, **query)
    return {"items": page.items, "page": page}


@blp.post("/synonyms")
@blp.doc(operationId="createSynonym", parameters=[KEY_HEADER])
@blp.arguments(SynonymCreateSchema)
@blp.response(201, SynonymSchema)
@staff_only(Permission.CATALOG_EDIT)
@idempotent(staff_caller)
def create_synonym(body: Document) -> Synonym:
    """Counts for the next search."""
    return editing.create(body, current_actor())


@blp.patch("/synonyms/<uuid:synonym_id>")
@blp.doc(operationId="editSynonym")
@blp.arguments(SynonymEditSchema)
@blp.response(200, SynonymSchema)
@staff_only(Permission.CATALOG_EDIT)
def edit_synonym(body: Document, synonym_id: UUID) -> Synonym:
    """Change fields."""
    return editing.edit(synonym_id, body, current_actor())


@blp.delete("/synonyms/<uuid:synonym_id>")
@blp.doc(operationId="deleteSynonym")
@blp.response(204)
@staff_only(Permission.CATALOG_EDIT)
def delete_synonym(synonym_id: UUID) -> None:
    """Delete it."""
    editing.remove(synonym_id, current_actor())


@blp.get("/misses")
@blp.doc(operationId="listSearchMisses")
@blp.arguments(WordsQuery, location="query")
@blp.response(200, SearchMissPageSchema)
@staff_only(Permission.CATALOG_VIEW)
def get_misses(query: Paging) -> Document:
    """What found nothing, those searched last first."""
    page = newest_first(select(SearchMiss), SearchMiss.last_at, SearchMiss.id, **query)
    return {"items": page.items, "page": page}


@blp.post("/misses/<uuid:miss_id>/dismiss")
@blp.doc(operationId="dismissSearchMiss")
@blp.response(200, SearchMissSchema)
@staff_only(Permission.CATALOG_EDIT)
def dismiss_miss(miss_id: UUID) -> SearchMiss:
    """Nothing is to be done about these words."""
    return editing.dismiss(miss_id, current_actor())
