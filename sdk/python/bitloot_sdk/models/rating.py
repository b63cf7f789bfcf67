from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Rating")


@_attrs_define
class Rating:
    purchases: int
    delivered: int

    def to_dict(self) -> dict[str, Any]:
        purchases = self.purchases

        delivered = self.delivered

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "purchases": purchases,
                "delivered": delivered,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        purchases = d.pop("purchases")

        delivered = d.pop("delivered")

        rating = cls(
            purchases=purchases,
            delivered=delivered,
        )

        return rating
