from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PartOfProfit")


@_attrs_define
class PartOfProfit:
    revenue: str
    cost: str
    fees: str
    other: str
    profit: str
    margin: float | None
    at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        revenue = self.revenue

        cost = self.cost

        fees = self.fees

        other = self.other

        profit = self.profit

        margin: float | None
        margin = self.margin

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "revenue": revenue,
                "cost": cost,
                "fees": fees,
                "other": other,
                "profit": profit,
                "margin": margin,
                "at": at,
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

        at = datetime.datetime.fromisoformat(d.pop("at"))

        part_of_profit = cls(
            revenue=revenue,
            cost=cost,
            fees=fees,
            other=other,
            profit=profit,
            margin=margin,
            at=at,
        )

        return part_of_profit
