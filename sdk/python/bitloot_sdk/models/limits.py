from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Limits")


@_attrs_define
class Limits:
    region: None | str
    excluded: list[str]

    def to_dict(self) -> dict[str, Any]:
        region: None | str
        region = self.region

        excluded = self.excluded

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "region": region,
                "excluded": excluded,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_region(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        region = _parse_region(d.pop("region"))

        excluded = cast(list[str], d.pop("excluded"))

        limits = cls(
            region=region,
            excluded=excluded,
        )

        return limits
