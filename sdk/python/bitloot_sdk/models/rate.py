from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Rate")


@_attrs_define
class Rate:
    name: str
    delivered: int
    reported: int
    failed: int
    share: float

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        delivered = self.delivered

        reported = self.reported

        failed = self.failed

        share = self.share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "delivered": delivered,
                "reported": reported,
                "failed": failed,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        delivered = d.pop("delivered")

        reported = d.pop("reported")

        failed = d.pop("failed")

        share = d.pop("share")

        rate = cls(
            name=name,
            delivered=delivered,
            reported=reported,
            failed=failed,
            share=share,
        )

        return rate
