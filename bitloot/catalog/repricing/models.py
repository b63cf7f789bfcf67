from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey
from bitloot.core.money import Money
from bitloot.core.types import JsonList, JsonObject


class PricingRule(Model):
    """A rule as staff have written it; it says nothing until it is applied. See `PriceBook`."""

    __tablename__ = "pricing_rules"
    __table_args__ = (
        CheckConstraint("(scope = 'global') = (target is null)", name="target"),
        CheckConstraint("percent > -100 and percent <= 10000", name="percent"),
        CheckConstraint("min_cost >= 0 and max_cost > coalesce(min_cost, 0)", name="band"),
        CheckConstraint("ends_at > starts_at", name="dates"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[RuleKind]
    scope: Mapped[Scope] = mapped_column(default=Scope.GLOBAL)
    target: Mapped[str | None]
    priority: Mapped[int] = mapped_column(default=0)
    min_cost: Mapped[Money | None]
    max_cost: Mapped[Money | None]
    percent: Mapped[Decimal | None] = mapped_column(Numeric(9, 3))
    amount: Mapped[Money | None]
    ending: Mapped[Ending | None]
    stock_below: Mapped[int | None]
    stock_at_least: Mapped[int | None]
    below_cost_allowed: Mapped[bool] = mapped_column(default=False)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    enabled: Mapped[bool] = mapped_column(default=True)


class PriceBook(Model):
    """The rules that were put in force together, as they were then; the newest is in force."""

    __tablename__ = "price_books"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[CreatedAt]
    made_by: Mapped[str]
    rules: Mapped[JsonList] = mapped_column(default=list)


class RunState(StrEnum):
    """A run is running until it says otherwise; a crashed one is resumed."""

    RUNNING = "running"
    DONE = "done"


class RepriceRun(Model):
    """The catalogue priced anew: where it stands, what it did. At most one is running.

    It walks by Kinguin's numbers, so `after` is the last number it has done; own products that a
    rule names come last. `refusals` names the first products that rules would have priced wrongly.
    """

    __tablename__ = "reprice_runs"
    __table_args__ = (
        Index(
            "uq_reprice_runs_running",
            "state",
            unique=True,
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[UuidKey]
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None]
    state: Mapped[RunState] = mapped_column(default=RunState.RUNNING)
    book_id: Mapped[int | None] = mapped_column(ForeignKey("price_books.id"))
    priced_at: Mapped[datetime]
    started_by: Mapped[str]
    expected: Mapped[int] = mapped_column(default=0)
    after: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(default=0)
    raised: Mapped[int] = mapped_column(default=0)
    lowered: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    refusals: Mapped[JsonList] = mapped_column(default=list)

    @property
    def unchanged(self) -> int:
        """Products whose price is what it was."""
        return self.seen - self.raised - self.lowered - self.refused


class PricePreview(Model):
    """What rules would change, as far as it was looked at; nothing is priced by it.

    `version` names the rules, of which it keeps its own copy; `after` as in a run. `found` holds
    the counts, the classes of margins and the products worth a look (`preview_keeping.py`).
    """

    __tablename__ = "price_previews"
    __table_args__ = (Index("ix_price_previews_version", "version", "started_at"),)

    id: Mapped[UuidKey]
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None]
    state: Mapped[RunState] = mapped_column(default=RunState.RUNNING)
    started_by: Mapped[str]
    version: Mapped[str]
    rules: Mapped[JsonList] = mapped_column(default=list)
    priced_at: Mapped[datetime]
    expected: Mapped[int] = mapped_column(default=0)
    after: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(default=0)
    found: Mapped[JsonObject] = mapped_column(default=dict)
