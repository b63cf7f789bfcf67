from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.page_info import PageInfo
    from ..models.stock_batch import StockBatch
    from ..models.stock_counts import StockCounts
    from ..models.stock_item import StockItem


T = TypeVar("T", bound="StockPage")


@_attrs_define
class StockPage:
    product_id: UUID
    counts: StockCounts
    batches: list[StockBatch]
    items: list[StockItem]
    page: PageInfo

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        counts = self.counts.to_dict()

        batches = []
        for batches_item_data in self.batches:
            batches_item = batches_item_data.to_dict()
            batches.append(batches_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        page = self.page.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "counts": counts,
                "batches": batches,
                "items": items,
                "page": page,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_info import PageInfo  # noqa: PLC0415
        from ..models.stock_batch import StockBatch  # noqa: PLC0415
        from ..models.stock_counts import StockCounts  # noqa: PLC0415
        from ..models.stock_item import StockItem  # noqa: PLC0415

        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        counts = StockCounts.from_dict(d.pop("counts"))

        batches = []
        _batches = d.pop("batches")
        for batches_item_data in _batches:
            batches_item = StockBatch.from_dict(batches_item_data)

            batches.append(batches_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = StockItem.from_dict(items_item_data)

            items.append(items_item)

        page = PageInfo.from_dict(d.pop("page"))

        stock_page = cls(
            product_id=product_id,
            counts=counts,
            batches=batches,
            items=items,
            page=page,
        )

        return stock_page
