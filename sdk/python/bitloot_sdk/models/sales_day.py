from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SalesDay")


@_attrs_define
class SalesDay:
    day: datetime.date
    orders: int
    revenue: str
    profit: str

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        orders = self.orders

        revenue = self.revenue

        profit = self.profit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "day": day,
                "orders": orders,
                "revenue": revenue,
                "profit": profit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        orders = d.pop("orders")

        revenue = d.pop("revenue")

        profit = d.pop("profit")

        sales_day = cls(
            day=day,
            orders=orders,
            revenue=revenue,
            profit=profit,
        )

        return sales_day
