from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bitloot.core.db import EurAmount, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money, coin_text, exact

amounts = st.decimals(
    min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=8, allow_nan=False
)


@given(amounts, amounts)
def test_adding_and_taking_away_ends_where_it_began(first: Decimal, second: Decimal) -> None:
    assert Money.eur(first) + Money.eur(second) - Money.eur(second) == Money.eur(first)


@given(amounts)
def test_rounding_moves_by_at_most_half_a_cent(amount: Decimal) -> None:
    money = Money.eur(amount)
    assert abs((money.rounded() - money).amount) <= Decimal("0.005")


@pytest.mark.parametrize(
    "bad", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e12"), Decimal("1e999999999")]
)
def test_what_is_no_amount_is_refused(bad: Decimal) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.eur(bad)


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        Money.eur(1) + Money(Decimal(1), "USD")
    with pytest.raises(ValueError, match="EUR column"):
        EurAmount().process_bind_param(Money(Decimal(1), "USD"), db_dialect())


def db_dialect():  # noqa: ANN201 (SQLAlchemy's own type)
    return EurAmount().impl_instance


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.00656612", "0.00656612"), (5, "5"), (Decimal("1.50"), "1.5"), ("1e-7", "0.0000001")],
)
def test_a_providers_number_is_exact(value: object, expected: str) -> None:
    assert coin_text(exact(value)) == expected


@pytest.mark.parametrize(
    "value",
    [0.1, True, None, "abc", "NaN", "Infinity", [], {}, "1e999999999", Decimal("-1e-999999999")],
)
def test_a_float_or_nonsense_is_no_amount(value: object) -> None:
    with pytest.raises(ValueError, match="not"):
        exact(value)


def test_money_comes_back_from_the_database_as_it_went(app: ShopFlask) -> None:
    stored = db.session.scalar(
        text("select cast(:amount as numeric(20,8))").columns(numeric=EurAmount()),
        {"amount": Decimal("12.34567890")},
    )
    assert stored == Money.eur("12.34567890")
