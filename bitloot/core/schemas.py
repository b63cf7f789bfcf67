"""Fields and envelopes that every feature's schemas share."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from bitloot.core.money import Money
from bitloot.core.pagination import LARGEST_LIMIT

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
"""NUL and halves of surrogate pairs: JSON can write them, no database can keep them."""


class BaseSchema(Schema):
    """Unknown fields of a request, and text that cannot be kept, are errors that name the field."""

    class Meta:
        """Strict, and in the order written."""

        unknown = RAISE
        ordered = True

    @pre_load
    def _refuse_unstorable(self, given: object, **_: object) -> object:
        """Of a JSON body; what stands in a query is looked for, not kept."""
        wrong = [name for name, value in _pairs(given) if _is_unstorable(value)]
        if wrong:
            raise ValidationError(
                {name: ["It holds a character that no text has."] for name in wrong}
            )
        return given


def _pairs(given: object) -> Iterator[tuple[str, object]]:
    return (
        ((str(name), value) for name, value in given.items())
        if isinstance(given, dict)
        else iter(())
    )


def _is_unstorable(value: object) -> bool:
    if isinstance(value, str):
        return _UNSTORABLE.search(value) is not None
    return isinstance(value, list) and any(map(_is_unstorable, value))


class MoneyField(fields.String):
    """Money as a decimal string with two places; its currency stands beside it."""

    def __init__(self, *, allow_none: bool | None = None) -> None:
        metadata = {"format": "decimal", "example": "12.90", "pattern": r"^-?\d+\.\d{2}$"}
        super().__init__(required=True, allow_none=allow_none, metadata=metadata)

    def _serialize(self, value: object, attr: str | None, obj: object, **_: object) -> str | None:
        del attr, obj
        return value.plain() if isinstance(value, Money) else None


class UtcField(fields.String):
    """RFC 3339 in UTC with `Z`."""

    def __init__(self, *, allow_none: bool | None = None) -> None:
        super().__init__(required=True, allow_none=allow_none, metadata={"format": "date-time"})

    def _serialize(self, value: object, attr: str | None, obj: object, **_: object) -> str | None:
        del attr, obj
        if not isinstance(value, datetime):
            return None
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class CodeField(fields.String):
    """A code of the second factor, as fresh proof of who asks."""

    def __init__(self) -> None:
        super().__init__(
            required=True,
            load_only=True,
            validate=validate.Length(6, 7),
            metadata={"description": "From the authenticator; works once."},
        )


class SearchField(fields.String):
    """Text that somebody pasted into a filter; without control characters, which no row has."""

    def __init__(self, *, longest: int = 400) -> None:
        rules = [validate.Length(max=longest), validate.Regexp(r"^[^\x00-\x1f\x7f\ud800-\udfff]*$")]
        super().__init__(load_default=None, validate=rules)


def list_filters(
    *, longest: int = 200
) -> tuple[SearchField, SearchField, fields.AwareDateTime, fields.AwareDateTime]:
    """Fields `coin`, `q`, `since`, `until` of a list's query; see `filters.ListFilter`."""
    return (
        SearchField(longest=30),
        SearchField(longest=longest),
        fields.AwareDateTime(data_key="from", load_default=None),
        fields.AwareDateTime(data_key="to", load_default=None),
    )


class PageInfoSchema(BaseSchema):
    """Where this page stands."""

    limit = fields.Integer(required=True)
    total = fields.Integer(required=True, allow_none=True)
    next_cursor = fields.String(required=True, allow_none=True)


class CursorQuery(BaseSchema):
    """Query of a list that is paged by cursor."""

    limit = fields.Integer(load_default=24, validate=validate.Range(1, LARGEST_LIMIT))
    cursor = fields.String(load_default=None, validate=validate.Length(max=400))


class ProblemSchema(BaseSchema):
    """RFC 9457 `application/problem+json`."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.Raw())
    request_id = fields.String()
