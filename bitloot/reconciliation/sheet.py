"""What one rule sees and suspects in one comparison, kept in the database as it goes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.db import db
from bitloot.reconciliation.models import Break, BreakState, Rule, Sighting

_AT_ONCE = 200
Told = Callable[[Rule, int], None]


def _nobody(rule: Rule, checked: int) -> None:
    del rule, checked


@dataclass
class Sheet:
    """`since` None: from the beginning. `thorough` looks at everything, not at what is new only.

    `told` hears how far it is. One `id` is one comparison of one rule: begun again, it begins anew.
    """

    id: UUID
    rule: Rule
    started_at: datetime
    since: datetime | None = None
    thorough: bool = True
    mark: int = 0
    told: Told = _nobody
    checked: int = 0

    def see(self, rows: Iterable[tuple[str, bool]]) -> None:
        """References that are there, and whether each is suspect; the latest look counts."""
        values = [
            {"sheet": self.id, "rule": self.rule, "reference": reference, "suspect": suspect}
            for reference, suspect in dict(rows).items()
        ]
        if values:
            statement = insert(Sighting).values(values)
            db.session.execute(
                statement.on_conflict_do_update(
                    index_elements=[Sighting.sheet, Sighting.rule, Sighting.reference],
                    set_={"suspect": statement.excluded.suspect},
                )
            )

    def suspect(self, references: Select[str] | Select[str | None]) -> None:
        """All that a query finds; what was seen in order before is suspect now."""
        found = references.subquery()
        rows = select(
            literal(self.id, Sighting.sheet.type),
            literal(self.rule, Sighting.rule.type),
            found.c[0],
            literal(True),  # noqa: FBT003 (SQL)
        ).distinct()
        columns = ["sheet", "rule", "reference", "suspect"]
        db.session.execute(
            insert(Sighting)
            .from_select(columns, rows)
            .on_conflict_do_update(
                index_elements=[Sighting.sheet, Sighting.rule, Sighting.reference],
                set_={"suspect": True},
            )
        )

    def suspect_open_breaks(self) -> None:
        """Whatever was found before and is open is looked at again."""
        self.suspect(
            select(Break.reference).where(Break.rule == self.rule, Break.state == BreakState.OPEN)
        )

    def seen(self) -> int:
        """How many there were so far."""
        query = select(func.count()).select_from(Sighting).where(Sighting.sheet == self.id)
        return db.session.scalar(query) or 0

    def count(self, checked: int) -> None:
        """So many were compared by now."""
        self.checked = checked
        self.told(self.rule, checked)

    def next_suspects(self, after: str) -> list[str]:
        """A few at a time, by reference."""
        query = select(Sighting.reference).where(
            Sighting.sheet == self.id, Sighting.suspect, Sighting.reference > after
        )
        return list(db.session.scalars(query.order_by(Sighting.reference).limit(_AT_ONCE)))

    def forget(self) -> None:
        """The rule is done, or its list is read anew."""
        db.session.execute(delete(Sighting).where(Sighting.sheet == self.id))
