from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Accept")


@_attrs_define
class Accept:
    reason: str
    without_wrong: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        without_wrong = self.without_wrong

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if without_wrong is not UNSET:
            field_dict["without_wrong"] = without_wrong

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        without_wrong = d.pop("without_wrong", UNSET)

        accept = cls(
            reason=reason,
            without_wrong=without_wrong,
        )

        return accept
