from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Picture")


@_attrs_define
class Picture:
    base: str
    width: int
    height: int
    color: str
    widths: list[int]

    def to_dict(self) -> dict[str, Any]:
        base = self.base

        width = self.width

        height = self.height

        color = self.color

        widths = self.widths

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "base": base,
                "width": width,
                "height": height,
                "color": color,
                "widths": widths,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        base = d.pop("base")

        width = d.pop("width")

        height = d.pop("height")

        color = d.pop("color")

        widths = cast(list[int], d.pop("widths"))

        picture = cls(
            base=base,
            width=width,
            height=height,
            color=color,
            widths=widths,
        )

        return picture
