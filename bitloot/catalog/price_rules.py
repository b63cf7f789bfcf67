"""Pricing rules, and which of them speak for a product. Pure.

For each kind one rule counts: that of the most specific scope (product, group, platform, category,
everything), then of the highest priority, then the one made last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from bitloot.catalog.endings import Ending

_MOST_REMEMBERED = 20_000


class RuleKind(StrEnum):
    """What a rule does, in the order in which the kinds are applied."""

    MARGIN = "margin"
    MARKUP = "markup"
    DYNAMIC = "dynamic"
    FLOOR = "floor"
    CAP = "cap"
    ENDING = "ending"


class Scope(StrEnum):
    """What a rule speaks for; later ones are more specific."""

    GLOBAL = "global"
    CATEGORY = "category"
    PLATFORM = "platform"
    GROUP = "group"
    PRODUCT = "product"


_SPECIFICITY = {scope: number for number, scope in enumerate(Scope)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules ask of a product; `product_id` is None while it is not in the shop yet."""

    product_id: UUID | None
    category: str
    platform: str | None
    stock: int
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Amounts are euros; a cost band is from `min_cost` up to, not with, `max_cost`."""

    id: UUID
    name: str
    kind: RuleKind
    scope: Scope = Scope.GLOBAL
    target: str | None = None
    priority: int = 0
    min_cost: Decimal | None = None
    max_cost: Decimal | None = None
    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    ending: Ending = Ending.FRIENDLY
    stock_below: int | None = None
    stock_at_least: int | None = None
    below_cost_allowed: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def rank(self) -> tuple[int, int, int]:
        """Whoever has more is asked first; ids grow with time."""
        return _SPECIFICITY[self.scope], self.priority, self.id.int

    def in_force(self, now: datetime) -> bool:
        """Whether its dates say so."""
        started = self.starts_at is None or self.starts_at <= now
        return started and (self.ends_at is None or now < self.ends_at)

    def covers(self, facts: Facts) -> bool:
        """Whether its scope holds the product."""
        match self.scope:
            case Scope.GLOBAL:
                return True
            case Scope.CATEGORY:
                return self.target == facts.category
            case Scope.PLATFORM:
                return self.target == facts.platform
            case Scope.GROUP:
                return self.target in facts.groups
            case Scope.PRODUCT:
                return facts.product_id is not None and self.target == str(facts.product_id)

    def fits(self, cost: Decimal, stock: int) -> bool:
        """Whether cost and stock are what it asks for."""
        return (
            (self.min_cost is None or self.min_cost <= cost)
            and (self.max_cost is None or cost < self.max_cost)
            and (self.stock_below is None or stock < self.stock_below)
            and (self.stock_at_least is None or stock >= self.stock_at_least)
        )


Chosen = dict[RuleKind, Rule]
_Memory = dict[tuple[str, str | None, frozenset[str]], tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules that are in force together, and the margin where none of them gives one."""

    rules: tuple[Rule, ...]
    default_margin: Decimal
    named: frozenset[str]
    _seen: _Memory = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rules: Iterable[Rule], default_margin: Decimal, now: datetime) -> "RuleBook":
        """Those whose dates hold `now`, the most specific first."""
        live = sorted((r for r in rules if r.in_force(now)), key=lambda r: r.rank, reverse=True)
        named = {r.target for r in live if r.scope is Scope.PRODUCT and r.target is not None}
        return cls(tuple(live), default_margin, frozenset(named))

    @property
    def asks_groups(self) -> bool:
        """Whether the groups of a product matter."""
        return any(rule.scope is Scope.GROUP for rule in self.rules)

    def choose(self, cost: Decimal, facts: Facts) -> Chosen:
        """The one rule of each kind that counts."""
        chosen: Chosen = {}
        for rule in self._covering(facts):
            if rule.kind not in chosen and rule.fits(cost, facts.stock):
                chosen[rule.kind] = rule
        return chosen

    def _covering(self, facts: Facts) -> tuple[Rule, ...]:
        """Remembered by what many products share: it is asked a hundred thousand times."""
        if facts.product_id is not None and self.named and str(facts.product_id) in self.named:
            return tuple(rule for rule in self.rules if rule.covers(facts))
        key = (facts.category, facts.platform, facts.groups)
        known = self._seen.get(key)
        if known is None:
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            known = tuple(rule for rule in self.rules if rule.covers(facts))
            self._seen[key] = known
        return known
