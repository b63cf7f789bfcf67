"""Whatever rules staff write, a price is one that the shop can live with."""

from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support.pricing import FACTS, RuleKind, Scope, book

from bitloot.catalog.endings import Ending, lowered, raised
from bitloot.catalog.price_rules import Rule, RuleBook
from bitloot.catalog.pricing import ABSURD_FACTOR, TRIFLE, price
from bitloot.core.money import CENT, Money

costs = st.decimals("0", "5000", places=4)
amounts = st.decimals("-50", "6000", places=2)
percents = st.decimals("-99", "4000", places=1)
TARGETS = {
    Scope.GLOBAL: None,
    Scope.CATEGORY: "games",
    Scope.PLATFORM: "Steam",
    Scope.GROUP: "heroes",
    Scope.PRODUCT: str(UUID(int=7)),
}


@st.composite
def a_rule(draw: st.DrawFn) -> Rule:
    kind = draw(st.sampled_from(RuleKind))
    scope = draw(st.sampled_from(Scope))
    limit = kind in {RuleKind.FLOOR, RuleKind.CAP}
    return Rule(
        id=draw(st.uuids()),
        name="any",
        kind=kind,
        scope=scope,
        target=TARGETS[scope],
        priority=draw(st.integers(0, 3)),
        min_cost=draw(st.none() | costs),
        percent=draw(percents),
        amount=max(draw(amounts), CENT) if limit else draw(amounts),
        ending=draw(st.sampled_from(Ending)),
        stock_below=draw(st.none() | st.integers(1, 30)),
        below_cost_allowed=draw(st.booleans()),
    )


rulebooks = st.lists(a_rule(), max_size=8).map(lambda rules: book(*rules))


@given(costs, rulebooks.map(lambda book: book.rules))
def test_a_price_is_sane(cost: Decimal, rules: tuple[Rule, ...]) -> None:
    explained = price(Money.eur(cost), FACTS, book(*rules))
    amount = explained.price.amount
    assert amount == amount.quantize(CENT)
    assert amount >= CENT
    assert amount <= max(cost * ABSURD_FACTOR, TRIFLE)
    assert amount >= cost or explained.below_cost_allowed


@given(costs, rulebooks)
def test_the_steps_lead_from_the_cost_to_the_price(cost: Decimal, rules: RuleBook) -> None:
    explained = price(Money.eur(cost), FACTS, rules)
    steps = explained.steps
    assert steps[0].before == cost
    assert all(one.after == other.before for one, other in pairwise(steps))
    assert steps[-1].after == explained.price.amount


@given(costs, costs, rulebooks)
def test_what_costs_more_is_not_cheaper(one: Decimal, other: Decimal, rules: RuleBook) -> None:
    """But for a cost band, and where the rules are refused."""
    low, high = sorted((one, other))
    less = price(Money.eur(low), FACTS, rules)
    more = price(Money.eur(high), FACTS, rules)
    banded = any(rule.min_cost is not None for rule in rules.rules)
    if not banded and less.refusal is None and more.refusal is None:
        assert less.price <= more.price


@given(costs, st.sampled_from([e for e in Ending if e is not Ending.FRIENDLY]))
def test_endings_are_kept(cost: Decimal, ending: Ending) -> None:
    wanted = Rule(UUID(int=1), "end", RuleKind.ENDING, ending=ending)
    explained = price(Money.eur(cost), FACTS, book(wanted))
    if explained.refusal is None:
        assert _ends(explained.price.amount, ending)


@given(st.decimals("0.01", "9999", places=3), st.sampled_from(Ending))
def test_raised_and_lowered_stand_on_both_sides(target: Decimal, ending: Ending) -> None:
    up, down = raised(target, ending), lowered(target, ending)
    assert up >= target
    assert down is None or down <= target
    if down is not None and ending is not Ending.FRIENDLY:
        assert up == down or up - down in {CENT, Decimal("0.1"), Decimal("0.5"), Decimal(1)}


def _ends(amount: Decimal, ending: Ending) -> bool:
    text = f"{amount:.2f}"
    return {
        Ending.X9: text[-1] == "9",
        Ending.N49: text.endswith("49"),
        Ending.N49_OR_99: text.endswith(("49", "99")),
        Ending.N99: text.endswith("99"),
        Ending.NONE: True,
    }[ending]
