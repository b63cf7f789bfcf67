from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import Model
from bitloot.core.money import Money


class ProductClosing(Model):
    """A closed day of the books whose profit is split over products in `ProductDay`.

    `counted` is the newest row of `ledger_closings` of that day then: a newer one means that
    something was posted into the day afterwards, and that it is to be split anew.
    """

    __tablename__ = "product_closings"

    day: Mapped[date] = mapped_column(primary_key=True)
    counted: Mapped[int] = mapped_column(BigInteger)


class ProductDay(Model):
    """What one product earned on one day (UTC), as `products.earned` splits it."""

    __tablename__ = "product_days"

    day: Mapped[date] = mapped_column(
        ForeignKey("product_closings.day", ondelete="CASCADE"), primary_key=True
    )
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    sold: Mapped[int]
    revenue: Mapped[Money]
    cost: Mapped[Money]
    fees: Mapped[Money]
    other: Mapped[Money]
