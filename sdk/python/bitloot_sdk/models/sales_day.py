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

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        orders = self.orders

        revenue = self.revenue

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "day": day,
                "orders": orders,
                "revenue": revenue,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        orders = d.pop("orders")

        revenue = d.pop("revenue")

        sales_day = cls(
            day=day,
            orders=orders,
            revenue=revenue,
        )

        return sales_day
