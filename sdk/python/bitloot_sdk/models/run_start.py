from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RunStart")


@_attrs_define
class RunStart:
    whole: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        whole = self.whole

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if whole is not UNSET:
            field_dict["whole"] = whole

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        whole = d.pop("whole", UNSET)

        run_start = cls(
            whole=whole,
        )

        return run_start
