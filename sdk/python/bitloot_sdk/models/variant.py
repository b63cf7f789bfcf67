from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Variant")


@_attrs_define
class Variant:
    product_id: UUID
    slug: str
    label: str
    price: str
    in_stock: bool

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        slug = self.slug

        label = self.label

        price = self.price

        in_stock = self.in_stock

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "slug": slug,
                "label": label,
                "price": price,
                "in_stock": in_stock,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        slug = d.pop("slug")

        label = d.pop("label")

        price = d.pop("price")

        in_stock = d.pop("in_stock")

        variant = cls(
            product_id=product_id,
            slug=slug,
            label=label,
            price=price,
            in_stock=in_stock,
        )

        return variant
