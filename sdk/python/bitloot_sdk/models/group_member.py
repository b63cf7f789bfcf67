from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.product_card import ProductCard


T = TypeVar("T", bound="GroupMember")


@_attrs_define
class GroupMember:
    label: str
    product: ProductCard

    def to_dict(self) -> dict[str, Any]:
        label = self.label

        product = self.product.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "label": label,
                "product": product,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.product_card import ProductCard  # noqa: PLC0415

        d = dict(src_dict)
        label = d.pop("label")

        product = ProductCard.from_dict(d.pop("product"))

        group_member = cls(
            label=label,
            product=product,
        )

        return group_member
