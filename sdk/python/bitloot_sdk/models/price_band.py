from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PriceBand")


@_attrs_define
class PriceBand:
    min_: str
    max_: None | str
    count: int

    def to_dict(self) -> dict[str, Any]:
        min_ = self.min_

        max_: None | str
        max_ = self.max_

        count = self.count

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "min": min_,
                "max": max_,
                "count": count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        min_ = d.pop("min")

        def _parse_max_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        max_ = _parse_max_(d.pop("max"))

        count = d.pop("count")

        price_band = cls(
            min_=min_,
            max_=max_,
            count=count,
        )

        return price_band
