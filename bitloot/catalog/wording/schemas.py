"""Synonyms and searches in vain, as staff see them."""

from marshmallow import fields, validate

from bitloot.catalog.wording.editing import LONGEST
from bitloot.core.schemas import BaseSchema, CursorQuery, PageInfoSchema, UtcField

_TEXT = validate.Length(1, LONGEST)


class SynonymCreateSchema(BaseSchema):
    """`words`, where customers type them, find `means` as well."""

    words = fields.String(required=True, validate=_TEXT)
    means = fields.String(required=True, validate=_TEXT)
    both_ways = fields.Boolean(load_default=False)


class SynonymEditSchema(BaseSchema):
    """What is to change."""

    words = fields.String(validate=_TEXT)
    means = fields.String(validate=_TEXT)
    both_ways = fields.Boolean()


class SynonymSchema(BaseSchema):
    """One synonym, folded: small letters, no accents, single blanks."""

    id = fields.UUID(required=True)
    created_at = UtcField()
    words = fields.String(required=True)
    means = fields.String(required=True)
    both_ways = fields.Boolean(required=True)


class SynonymPageSchema(BaseSchema):
    """A page of synonyms, the newest first."""

    items = fields.List(fields.Nested(SynonymSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class SearchMissSchema(BaseSchema):
    """Words that found nothing, how often, and what became of it."""

    id = fields.UUID(required=True)
    words = fields.String(required=True)
    times = fields.Integer(required=True)
    first_at = UtcField()
    last_at = UtcField()
    synonym_id = fields.UUID(required=True, allow_none=True)
    dismissed_at = UtcField(allow_none=True)


class SearchMissPageSchema(BaseSchema):
    """A page of them, those searched last first."""

    items = fields.List(fields.Nested(SearchMissSchema), required=True)
    page = fields.Nested(PageInfoSchema, required=True)


class WordsQuery(CursorQuery):
    """Paging alone."""
