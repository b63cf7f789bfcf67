from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Category")


@_attrs_define
class Category:
    slug: str
    name: str
    count: int

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        name = self.name

        count = self.count

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slug": slug,
                "name": name,
                "count": count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        name = d.pop("name")

        count = d.pop("count")

        category = cls(
            slug=slug,
            name=name,
            count=count,
        )

        return category
