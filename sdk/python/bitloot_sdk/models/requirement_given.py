from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RequirementGiven")


@_attrs_define
class RequirementGiven:
    system: str
    requirement: list[str]

    def to_dict(self) -> dict[str, Any]:
        system = self.system

        requirement = self.requirement

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "system": system,
                "requirement": requirement,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        system = d.pop("system")

        requirement = cast(list[str], d.pop("requirement"))

        requirement_given = cls(
            system=system,
            requirement=requirement,
        )

        return requirement_given
