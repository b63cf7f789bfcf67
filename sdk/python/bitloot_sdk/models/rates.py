from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.rate import Rate


T = TypeVar("T", bound="Rates")


@_attrs_define
class Rates:
    suppliers: list[Rate]
    products: list[Rate]

    def to_dict(self) -> dict[str, Any]:
        suppliers = []
        for suppliers_item_data in self.suppliers:
            suppliers_item = suppliers_item_data.to_dict()
            suppliers.append(suppliers_item)

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "suppliers": suppliers,
                "products": products,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rate import Rate  # noqa: PLC0415

        d = dict(src_dict)
        suppliers = []
        _suppliers = d.pop("suppliers")
        for suppliers_item_data in _suppliers:
            suppliers_item = Rate.from_dict(suppliers_item_data)

            suppliers.append(suppliers_item)

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = Rate.from_dict(products_item_data)

            products.append(products_item)

        rates = cls(
            suppliers=suppliers,
            products=products,
        )

        return rates
