from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="StaffMember")


@_attrs_define
class StaffMember:
    product_id: UUID
    label: str
    position: int
    title: str
    price: str
    published: bool

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        label = self.label

        position = self.position

        title = self.title

        price = self.price

        published = self.published

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "label": label,
                "position": position,
                "title": title,
                "price": price,
                "published": published,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        label = d.pop("label")

        position = d.pop("position")

        title = d.pop("title")

        price = d.pop("price")

        published = d.pop("published")

        staff_member = cls(
            product_id=product_id,
            label=label,
            position=position,
            title=title,
            price=price,
            published=published,
        )

        return staff_member
