from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="PriceMove")


@_attrs_define
class PriceMove:
    product_id: UUID
    title: str
    cost: str
    before: str
    after: str
    percent: float

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        title = self.title

        cost = self.cost

        before = self.before

        after = self.after

        percent = self.percent

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "title": title,
                "cost": cost,
                "before": before,
                "after": after,
                "percent": percent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        cost = d.pop("cost")

        before = d.pop("before")

        after = d.pop("after")

        percent = d.pop("percent")

        price_move = cls(
            product_id=product_id,
            title=title,
            cost=cost,
            before=before,
            after=after,
            percent=percent,
        )

        return price_move
