from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ImportChosen")


@_attrs_define
class ImportChosen:
    chosen: int
    new: int

    def to_dict(self) -> dict[str, Any]:
        chosen = self.chosen

        new = self.new

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "chosen": chosen,
                "new": new,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        chosen = d.pop("chosen")

        new = d.pop("new")

        import_chosen = cls(
            chosen=chosen,
            new=new,
        )

        return import_chosen
