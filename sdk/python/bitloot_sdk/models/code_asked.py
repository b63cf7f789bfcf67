from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CodeAsked")


@_attrs_define
class CodeAsked:
    good_for_seconds: int

    def to_dict(self) -> dict[str, Any]:
        good_for_seconds = self.good_for_seconds

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "good_for_seconds": good_for_seconds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        good_for_seconds = d.pop("good_for_seconds")

        code_asked = cls(
            good_for_seconds=good_for_seconds,
        )

        return code_asked
