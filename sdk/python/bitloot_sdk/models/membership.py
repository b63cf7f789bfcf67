from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Membership")


@_attrs_define
class Membership:
    product_id: UUID
    label: str

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        label = self.label

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        label = d.pop("label")

        membership = cls(
            product_id=product_id,
            label=label,
        )

        return membership
