from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.page_info import PageInfo
    from ..models.staff_claim import StaffClaim


T = TypeVar("T", bound="ClaimsPage")


@_attrs_define
class ClaimsPage:
    items: list[StaffClaim]
    page: PageInfo

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        page = self.page.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "page": page,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_info import PageInfo  # noqa: PLC0415
        from ..models.staff_claim import StaffClaim  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = StaffClaim.from_dict(items_item_data)

            items.append(items_item)

        page = PageInfo.from_dict(d.pop("page"))

        claims_page = cls(
            items=items,
            page=page,
        )

        return claims_page
