from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MarginClass")


@_attrs_define
class MarginClass:
    name: str
    before: int
    after: int

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        before = self.before

        after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        before = d.pop("before")

        after = d.pop("after")

        margin_class = cls(
            name=name,
            before=before,
            after=after,
        )

        return margin_class
