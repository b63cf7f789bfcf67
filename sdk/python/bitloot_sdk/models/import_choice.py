from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ImportChoice")


@_attrs_define
class ImportChoice:
    kinguin_ids: list[int]

    def to_dict(self) -> dict[str, Any]:
        kinguin_ids = self.kinguin_ids

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kinguin_ids": kinguin_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kinguin_ids = cast(list[int], d.pop("kinguin_ids"))

        import_choice = cls(
            kinguin_ids=kinguin_ids,
        )

        return import_choice
