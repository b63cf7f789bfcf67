from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Deal")


@_attrs_define
class Deal:
    id: UUID
    price: str
    percent: int
    ends_at: datetime.datetime
    left: int
    stock: int

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        price = self.price

        percent = self.percent

        ends_at = self.ends_at.isoformat()

        left = self.left

        stock = self.stock

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "price": price,
                "percent": percent,
                "ends_at": ends_at,
                "left": left,
                "stock": stock,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        price = d.pop("price")

        percent = d.pop("percent")

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        left = d.pop("left")

        stock = d.pop("stock")

        deal = cls(
            id=id,
            price=price,
            percent=percent,
            ends_at=ends_at,
            left=left,
            stock=stock,
        )

        return deal
