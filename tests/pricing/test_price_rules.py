"""Which rule counts, and in which order rules are applied: said as tables."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from support.pricing import FACTS, NOW, RuleKind, Scope, book, plain, priced, rule

from bitloot.catalog.price_rules import Rule
from bitloot.catalog.pricing import Refusal

K = RuleKind
SCOPES = [
    (Scope.GLOBAL, None, "10.99"),
    (Scope.CATEGORY, "games", "11.99"),
    (Scope.PLATFORM, "Steam", "12.99"),
    (Scope.GROUP, "heroes", "13.99"),
    (Scope.PRODUCT, str(UUID(int=7)), "14.99"),
]


def margins_of_every_scope() -> list[Rule]:
    return [
        rule(K.MARGIN, str(5 + 10 * number), scope=scope, target=target)
        for number, (scope, target, _) in enumerate(SCOPES)
    ]


def test_without_rules_the_shop_has_one_of_its_own() -> None:
    explained = priced("8.00")
    assert plain(explained) == "8.99"
    assert [(step.kind, step.rule) for step in explained.steps] == [
        (K.MARGIN, None),
        (K.ENDING, None),
    ]


@pytest.mark.parametrize("most", range(len(SCOPES)))
def test_the_most_specific_scope_wins(most: int) -> None:
    rules = margins_of_every_scope()[: most + 1]
    assert plain(priced("10.00", *rules)) == SCOPES[most][2]


@pytest.mark.parametrize(
    ("scope", "target"),
    [
        (Scope.CATEGORY, "software"),
        (Scope.PLATFORM, "GOG"),
        (Scope.GROUP, "villains"),
        (Scope.PRODUCT, str(UUID(int=8))),
    ],
)
def test_a_rule_for_others_says_nothing(scope: Scope, target: str) -> None:
    assert plain(priced("8.00", rule(K.MARGIN, "90", scope=scope, target=target))) == "8.99"


def test_then_priority_counts_then_the_rule_made_last() -> None:
    old = rule(K.MARGIN, "20", id=UUID(int=1))
    new = rule(K.MARGIN, "30", id=UUID(int=2))
    weighty = rule(K.MARGIN, "40", id=UUID(int=0), priority=1)
    assert plain(priced("10.00", old, new)) == "13.49"
    assert plain(priced("10.00", old, new, weighty)) == "14.49"


@pytest.mark.parametrize(
    ("cost", "price"), [("4.99", "5.49"), ("5.00", "6.49"), ("9.99", "12.49"), ("10.00", "11.49")]
)
def test_a_cost_band_holds_its_lower_end(cost: str, price: str) -> None:
    band = rule(K.MARGIN, "25", min_cost=Decimal(5), max_cost=Decimal(10))
    assert plain(priced(cost, band, margin="10")) == price


@pytest.mark.parametrize(
    ("stock", "price"), [(0, "12.99"), (4, "12.99"), (5, "11.49"), (99, "11.49"), (100, "10.99")]
)
def test_dynamic_rules_look_at_the_stock(stock: int, price: str) -> None:
    few = rule(K.DYNAMIC, "15", stock_below=5)
    many = rule(K.DYNAMIC, "-5", stock_at_least=100)
    explained = priced("10.00", few, many, facts=replace(FACTS, stock=stock), margin="11")
    assert plain(explained) == price


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [(None, None, True), (-1, 1, True), (0, 1, True), (1, None, False), (None, 0, False)],
)
def test_dates(starts: int | None, ends: int | None, *, counts: bool) -> None:
    def at(days: int | None) -> datetime | None:
        return None if days is None else NOW + timedelta(days=days)

    dated = rule(K.MARGIN, "50", starts_at=at(starts), ends_at=at(ends))
    assert bool(book(dated).rules) is counts


def test_kinds_are_applied_in_their_order_whatever_the_order_of_the_rules() -> None:
    rules = [
        rule(K.ENDING, "49"),
        rule(K.CAP, "15.00"),
        rule(K.FLOOR, "12.00"),
        rule(K.DYNAMIC, "-50", stock_at_least=1),
        rule(K.MARKUP, "1.00"),
        rule(K.MARGIN, "20"),
    ]
    explained = priced("10.00", *rules)
    assert [step.kind for step in explained.steps] == list(RuleKind)
    assert [str(step.after.normalize()) for step in explained.steps] == [
        *("12", "13", "6.5", "12", "12", "12.49")
    ]


@pytest.mark.parametrize(
    ("cost", "rules", "price"),
    [
        ("10.00", [rule(K.MARKUP, "2.50")], "12.99"),
        ("10.00", [rule(K.MARKUP, "2.50"), rule(K.MARGIN, "10")], "13.99"),
        ("1.00", [rule(K.FLOOR, "4.90")], "4.99"),
        ("10.00", [rule(K.CAP, "11.00")], "10.99"),
        ("10.00", [rule(K.CAP, "10.50"), rule(K.ENDING, "99")], "10.50"),
        ("10.00", [rule(K.ENDING, "none")], "11.20"),
        ("10.00", [rule(K.ENDING, "x9")], "11.29"),
        ("10.00", [rule(K.ENDING, "99")], "11.99"),
        ("10.00", [rule(K.ENDING, "49")], "11.49"),
    ],
)
def test_what_each_kind_does(cost: str, rules: list[Rule], price: str) -> None:
    assert plain(priced(cost, *rules)) == price


@pytest.mark.parametrize(
    ("cost", "rules", "refusal"),
    [
        ("10.00", [rule(K.MARGIN, "-20")], Refusal.BELOW_COST),
        ("10.00", [rule(K.CAP, "9.00")], Refusal.BELOW_COST),
        ("10.00", [rule(K.DYNAMIC, "-50", stock_at_least=1)], Refusal.BELOW_COST),
        ("10.00", [rule(K.MARGIN, "2500")], Refusal.ABSURD),
        ("0.10", [rule(K.FLOOR, "5.00")], Refusal.ABSURD),
        ("2.00", [rule(K.MARKUP, "-5.00")], Refusal.NOT_POSITIVE),
        ("2.00", [rule(K.MARKUP, "-5.00", below_cost_allowed=True)], Refusal.NOT_POSITIVE),
        ("10.00", [rule(K.MARGIN, "2500", below_cost_allowed=True)], Refusal.ABSURD),
    ],
)
def test_what_no_rule_may_set(cost: str, rules: list[Rule], refusal: Refusal) -> None:
    explained = priced(cost, *rules)
    assert explained.refusal is refusal
    assert explained.price == priced(cost).price
    assert explained.steps[-1].kind is None


def test_below_cost_on_purpose() -> None:
    loss = rule(K.MARGIN, "-20", below_cost_allowed=True)
    explained = priced("10.00", loss)
    assert (plain(explained), explained.refusal) == ("8.49", None)


def test_a_penny_is_a_price_for_goods_of_a_penny() -> None:
    assert priced("0.01", rule(K.FLOOR, "0.90")).refusal is None
