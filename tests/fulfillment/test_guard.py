from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitloot.core.money import Money
from bitloot.fulfillment.guard import MOST_AT_ONCE, acceptable, quote
from bitloot.providers.kinguin.products import Offer, Product

GUARD = Decimal(8)
cents = st.integers(1, 100_000).map(lambda number: Money.eur(Decimal(number) / 100))


def offer(price: str, quantity: int) -> Offer:
    return Offer(
        f"id-{price}", "shop", Money.eur(price), quantity, quantity, None, is_preorder=False
    )


def product(*offers: Offer, total: int | None = None, price: str = "5") -> Product:
    count = sum(each.quantity for each in offers) if total is None else total
    return Product(1, "id", "Game", Money.eur(price), count, count, count, offers=offers)


@pytest.mark.parametrize(
    ("price", "cost", "sold_for", "allowed"),
    [
        ("5.00", "5.00", "5.60", True),
        ("5.40", "5.00", "5.60", True),  # 8 % above the cost
        ("5.60", "5.00", "5.60", True),  # all that was paid, but no more
        ("5.61", "5.00", "5.60", False),
        ("5.40", "5.00", "5.30", True),  # sold below cost on purpose: the cost has hardly moved
        ("5.41", "5.00", "5.30", False),
        ("5.60", None, "5.60", True),
        ("5.61", None, "5.60", False),
    ],
)
def test_the_margin_guard(price: str, cost: str | None, sold_for: str, *, allowed: bool) -> None:
    unit_cost = None if cost is None else Money.eur(cost)
    assert allowed is acceptable(
        Money.eur(price),
        unit_cost=unit_cost,
        unit_price=Money.eur(sold_for),
        guard_percent=GUARD,
    )


@given(price=cents, cost=cents, sold_for=cents)
def test_what_is_refused_is_dearer_than_both(price: Money, cost: Money, sold_for: Money) -> None:
    if not acceptable(price, unit_cost=cost, unit_price=sold_for, guard_percent=GUARD):
        assert price > cost
        assert price > sold_for


@pytest.mark.parametrize(
    ("offers", "missing", "price", "quantity"),
    [
        ((offer("5.00", 3), offer("6.00", 4)), 2, "5.00", 2),
        ((offer("5.00", 3), offer("6.00", 4)), 3, "5.00", 3),
        ((offer("6.00", 4), offer("5.00", 3)), 4, "6.00", 4),
        ((offer("5.00", 0), offer("6.00", 4)), 1, "6.00", 1),
        ((offer("5.00", 100),), 28, "5.00", MOST_AT_ONCE),
    ],
)
def test_the_quote_is_that_of_the_dearest_offer_needed(
    offers: tuple[Offer, ...], missing: int, price: str, quantity: int
) -> None:
    found = quote(product(*offers), missing)
    assert found is not None
    assert (found.price, found.quantity) == (Money.eur(price), quantity)


def test_no_quote_when_there_are_too_few() -> None:
    assert quote(None, 1) is None
    assert quote(product(offer("5.00", 2)), 3) is None
    assert quote(product(offer("5.00", 2), total=9), 3) is None


def test_without_offers_the_cheapest_price_counts() -> None:
    found = quote(product(total=3, price="7.50"), 2)
    assert found is not None
    assert (found.price, found.quantity) == (Money.eur("7.50"), 2)
