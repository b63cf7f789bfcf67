from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="ProductProfit")


@_attrs_define
class ProductProfit:
    revenue: str
    cost: str
    fees: str
    other: str
    profit: str
    margin: float | None
    product_id: UUID
    title: str
    sold: int

    def to_dict(self) -> dict[str, Any]:
        revenue = self.revenue

        cost = self.cost

        fees = self.fees

        other = self.other

        profit = self.profit

        margin: float | None
        margin = self.margin

        product_id = str(self.product_id)

        title = self.title

        sold = self.sold

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "revenue": revenue,
                "cost": cost,
                "fees": fees,
                "other": other,
                "profit": profit,
                "margin": margin,
                "product_id": product_id,
                "title": title,
                "sold": sold,
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

        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        sold = d.pop("sold")

        product_profit = cls(
            revenue=revenue,
            cost=cost,
            fees=fees,
            other=other,
            profit=profit,
            margin=margin,
            product_id=product_id,
            title=title,
            sold=sold,
        )

        return product_profit
