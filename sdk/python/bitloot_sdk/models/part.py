from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Part")


@_attrs_define
class Part:
    name: str
    label: str
    required: bool | Unset = True
    secret: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        label = self.label

        required = self.required

        secret = self.secret

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "label": label,
            }
        )
        if required is not UNSET:
            field_dict["required"] = required
        if secret is not UNSET:
            field_dict["secret"] = secret

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        label = d.pop("label")

        required = d.pop("required", UNSET)

        secret = d.pop("secret", UNSET)

        part = cls(
            name=name,
            label=label,
            required=required,
            secret=secret,
        )

        return part
