from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.kinguin_product import KinguinProduct


T = TypeVar("T", bound="KinguinPage")


@_attrs_define
class KinguinPage:
    items: list[KinguinProduct]
    number: int
    total: int
    has_more: bool

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        number = self.number

        total = self.total

        has_more = self.has_more

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "number": number,
                "total": total,
                "has_more": has_more,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kinguin_product import KinguinProduct  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = KinguinProduct.from_dict(items_item_data)

            items.append(items_item)

        number = d.pop("number")

        total = d.pop("total")

        has_more = d.pop("has_more")

        kinguin_page = cls(
            items=items,
            number=number,
            total=total,
            has_more=has_more,
        )

        return kinguin_page
