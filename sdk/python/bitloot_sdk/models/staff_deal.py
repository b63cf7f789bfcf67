from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_deal_standing import StaffDealStanding

T = TypeVar("T", bound="StaffDeal")


@_attrs_define
class StaffDeal:
    id: UUID
    product_id: UUID
    title: str
    percent: int
    price: None | str
    stock: int
    taken: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    enabled: bool
    below_cost_allowed: bool
    standing: StaffDealStanding

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        product_id = str(self.product_id)

        title = self.title

        percent = self.percent

        price: None | str
        price = self.price

        stock = self.stock

        taken = self.taken

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        enabled = self.enabled

        below_cost_allowed = self.below_cost_allowed

        standing = self.standing.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "product_id": product_id,
                "title": title,
                "percent": percent,
                "price": price,
                "stock": stock,
                "taken": taken,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "enabled": enabled,
                "below_cost_allowed": below_cost_allowed,
                "standing": standing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        percent = d.pop("percent")

        def _parse_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        price = _parse_price(d.pop("price"))

        stock = d.pop("stock")

        taken = d.pop("taken")

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        enabled = d.pop("enabled")

        below_cost_allowed = d.pop("below_cost_allowed")

        standing = StaffDealStanding(d.pop("standing"))

        staff_deal = cls(
            id=id,
            product_id=product_id,
            title=title,
            percent=percent,
            price=price,
            stock=stock,
            taken=taken,
            starts_at=starts_at,
            ends_at=ends_at,
            enabled=enabled,
            below_cost_allowed=below_cost_allowed,
            standing=standing,
        )

        return staff_deal
