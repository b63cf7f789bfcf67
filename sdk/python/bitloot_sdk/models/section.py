from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.product_card import ProductCard


T = TypeVar("T", bound="Section")


@_attrs_define
class Section:
    slug: str
    title: str
    subtitle: str
    ends_at: datetime.datetime | None
    products: list[ProductCard]

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        title = self.title

        subtitle = self.subtitle

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slug": slug,
                "title": title,
                "subtitle": subtitle,
                "ends_at": ends_at,
                "products": products,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.product_card import ProductCard  # noqa: PLC0415

        d = dict(src_dict)
        slug = d.pop("slug")

        title = d.pop("title")

        subtitle = d.pop("subtitle")

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ProductCard.from_dict(products_item_data)

            products.append(products_item)

        section = cls(
            slug=slug,
            title=title,
            subtitle=subtitle,
            ends_at=ends_at,
            products=products,
        )

        return section
