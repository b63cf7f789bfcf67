from sqlalchemy import ColumnElement, Numeric, func, literal, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.db import EurAmount
from bitloot.core.money import Money


def sum_of(
    amounts: InstrumentedAttribute[Money] | InstrumentedAttribute[Money | None],
    *,
    times: InstrumentedAttribute[int] | int = 1,
) -> ColumnElement[Money]:
    """The sum of a column of money (each `times` a quantity); zero euros where there is no row."""
    total = func.sum(type_coerce(amounts, Numeric) * times)
    return func.coalesce(total, literal(Money.zero(), EurAmount()), type_=EurAmount())
