"""What of a row is covered, said in SQL: writing and verifying read it through the same words."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.core.audit import AuditEntry
from bitloot.core.db import Model
from bitloot.core.timeline import TimelineEntry

SHOP = UUID(int=0)
"""The chain of what belongs to no order."""


@dataclass(frozen=True, slots=True)
class Book:
    """A table whose rows are chained. `chain` is the SQL of the chain a row belongs to."""

    name: str
    model: type[Model]
    chain: str
    columns: tuple[str, ...]

    @property
    def rows(self) -> str:
        """SQL: id, chain and SHA-256 of the content of every row."""
        content = ", ".join(self.columns)
        return (
            f"select id, {self.chain} as chain_id, sha256(convert_to("  # noqa: S608 (our words)
            f"jsonb_build_array({content})::text, 'UTF8')) as digest "
            f"from {self.model.__tablename__}"
        )


_AT = "extract(epoch from at)"  # as a number: no session's time zone changes it

TIMELINE = Book(
    "timeline",
    TimelineEntry,
    f"coalesce(trail_id, '{SHOP}'::uuid)",
    (
        "id",
        _AT,
        "trail_id",
        "subject_kind",
        "subject_id",
        "kind",
        "event",
        "from_state",
        "to_state",
        "text",
        "actor",
        "data",
    ),
)
AUDIT = Book(
    "audit",
    AuditEntry,
    f"'{SHOP}'::uuid",
    (
        "id",
        _AT,
        "actor",
        "actor_id",
        "action",
        "object_kind",
        "object_id",
        "reason",
        "before",
        "after",
        "ip",
        "user_agent",
    ),
)
BOOKS = (TIMELINE, AUDIT)
"""In the order in which heads are locked: the one that everybody shares comes last."""
