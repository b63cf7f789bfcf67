from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Profit")


@_attrs_define
class Profit:
    revenue: str
    cost: str
    fees: str
    other: str
    profit: str
    margin: float | None

    def to_dict(self) -> dict[str, Any]:
        revenue = self.revenue

        cost = self.cost

        fees = self.fees

        other = self.other

        profit = self.profit

        margin: float | None
        margin = self.margin

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "revenue": revenue,
                "cost": cost,
                "fees": fees,
                "other": other,
                "profit": profit,
                "margin": margin,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        revenue = d.pop("revenue")

        cost = d.pop("cost")

        fees = d.pop("fees")

        other = d.pop("other")

        profit = d.pop("profit")

        def _parse_margin(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        margin = _parse_margin(d.pop("margin"))

        profit = cls(
            revenue=revenue,
            cost=cost,
            fees=fees,
            other=other,
            profit=profit,
            margin=margin,
        )

        return profit
