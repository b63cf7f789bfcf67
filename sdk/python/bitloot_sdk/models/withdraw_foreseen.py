from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WithdrawForeseen")


@_attrs_define
class WithdrawForeseen:
    changed: int
    held: int
    sold: int
    other: int

    def to_dict(self) -> dict[str, Any]:
        changed = self.changed

        held = self.held

        sold = self.sold

        other = self.other

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "changed": changed,
                "held": held,
                "sold": sold,
                "other": other,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        changed = d.pop("changed")

        held = d.pop("held")

        sold = d.pop("sold")

        other = d.pop("other")

        withdraw_foreseen = cls(
            changed=changed,
            held=held,
            sold=sold,
            other=other,
        )

        return withdraw_foreseen
