from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="BundleLine")


@_attrs_define
class BundleLine:
    bundle_id: UUID
    quantity: int

    def to_dict(self) -> dict[str, Any]:
        bundle_id = str(self.bundle_id)

        quantity = self.quantity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bundle_id": bundle_id,
                "quantity": quantity,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bundle_id = UUID(d.pop("bundle_id"))

        quantity = d.pop("quantity")

        bundle_line = cls(
            bundle_id=bundle_id,
            quantity=quantity,
        )

        return bundle_line
