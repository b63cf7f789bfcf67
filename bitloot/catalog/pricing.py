"""What a thing costs us becomes what it costs the customer, step by step. Pure.

The order: margin and mark-up on the cost, dynamic change, floor, cap, ending; then the guard. A
price that is not above zero, over twenty times the cost, or below the cost without a rule that
allows it on purpose is refused, and the shop's own margin counts instead.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bitloot.catalog.endings import Ending, lowered, raised
from bitloot.catalog.price_rules import Chosen, Facts, Rule, RuleBook, RuleKind
from bitloot.core.money import CENT, Money

ABSURD_FACTOR = 20
TRIFLE = Decimal("1.00")
"""Up to one euro no price is absurd: goods for a cent exist."""
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


class Refusal(StrEnum):
    """Why rules may not set a price."""

    BELOW_COST = "below_cost"
    ABSURD = "absurd"
    NOT_POSITIVE = "not_positive"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `rule` is None where the shop's own rule acts, `kind` None for the guard."""

    kind: RuleKind | None
    rule: Rule | None
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Explained:
    """A price and how it came about. `refusal` says what the rules would have done wrong."""

    cost: Decimal
    price: Money
    asked: Decimal
    steps: tuple[Step, ...]
    refusal: Refusal | None
    below_cost_allowed: bool


def price(cost: Money, facts: Facts, book: RuleBook) -> Explained:
    """The price that the rules give: whole cents, never below cost unless a rule allows it."""
    amount = cost.amount
    chosen = book.choose(amount, facts)
    allowed = any(rule.below_cost_allowed for rule in chosen.values())
    steps = _steps(amount, chosen, book.default_margin, allowed=allowed)
    asked = steps[-1].after
    refusal = _refusal(asked, amount, allowed=allowed)
    if refusal is not None:
        own = price_from_cost(cost, book.default_margin)
        steps.append(Step(None, None, asked, own.amount))
        return Explained(amount, own, asked, tuple(steps), refusal, allowed)
    return Explained(amount, Money(asked), asked, tuple(steps), None, allowed)


def price_from_cost(cost: Money, margin_percent: Decimal) -> Money:
    """The shop's own rule, the last resort: cost plus margin with a friendly ending."""
    target = max(cost.amount * (1 + margin_percent / _HUNDRED), cost.amount, CENT)
    return Money.eur(raised(target, Ending.FRIENDLY))


def _steps(cost: Decimal, chosen: Chosen, default_margin: Decimal, *, allowed: bool) -> list[Step]:
    steps: list[Step] = []
    now = cost
    for kind, rule in _applied(chosen):
        after = _after(kind, rule, now, cost, chosen, default_margin, allowed=allowed)
        steps.append(Step(kind, rule, now, after))
        now = after
    return steps


def _applied(chosen: Chosen) -> list[tuple[RuleKind, Rule | None]]:
    """In order; the shop's own margin where no rule gives one, its own ending likewise."""
    found: list[tuple[RuleKind, Rule | None]] = [
        (kind, chosen[kind]) for kind in RuleKind if kind in chosen
    ]
    if RuleKind.MARGIN not in chosen and RuleKind.MARKUP not in chosen:
        found.insert(0, (RuleKind.MARGIN, None))
    if RuleKind.ENDING not in chosen:
        found.append((RuleKind.ENDING, None))
    return found


def _after(
    kind: RuleKind,
    rule: Rule | None,
    now: Decimal,
    cost: Decimal,
    chosen: Chosen,
    default_margin: Decimal,
    *,
    allowed: bool,
) -> Decimal:
    if kind is RuleKind.ENDING:
        ending = Ending.FRIENDLY if rule is None else rule.ending
        return _ended(now, ending, cost, chosen, allowed=allowed)
    if rule is None:
        return now * (1 + default_margin / _HUNDRED)
    match kind:
        case RuleKind.MARGIN | RuleKind.DYNAMIC:
            return now * (1 + rule.percent / _HUNDRED)
        case RuleKind.MARKUP:
            return now + rule.amount
        case RuleKind.FLOOR:
            return max(now, rule.amount)
        case RuleKind.CAP:
            return min(now, rule.amount)


def _ended(
    now: Decimal, ending: Ending, cost: Decimal, chosen: Chosen, *, allowed: bool
) -> Decimal:
    """Raised to the ending; below the cap where that passes it; none where none fits."""
    up = raised(now, ending) if now > _ZERO else now
    cap = chosen.get(RuleKind.CAP)
    if cap is None or up <= cap.amount:
        return up
    floor = chosen.get(RuleKind.FLOOR)
    least = CENT if floor is None else min(floor.amount, cap.amount)
    down = lowered(cap.amount, ending)
    if down is not None and down >= (least if allowed else max(least, cost)):
        return down
    return min(raised(now, Ending.NONE), cap.amount)


def _refusal(asked: Decimal, cost: Decimal, *, allowed: bool) -> Refusal | None:
    if asked < CENT:
        return Refusal.NOT_POSITIVE
    if asked > TRIFLE and asked > cost * ABSURD_FACTOR:
        return Refusal.ABSURD
    if asked < cost and not allowed:
        return Refusal.BELOW_COST
    return None
