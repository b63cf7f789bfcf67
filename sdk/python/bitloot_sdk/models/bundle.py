from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.limits import Limits
    from ..models.product_card import ProductCard


T = TypeVar("T", bound="Bundle")


@_attrs_define
class Bundle:
    id: UUID
    slug: str
    title: str
    description: str
    percent: int
    price: str
    compare_at_price: str
    currency: str
    in_stock: bool
    ends_at: datetime.datetime | None
    limits: list[Limits]
    products: list[ProductCard]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        slug = self.slug

        title = self.title

        description = self.description

        percent = self.percent

        price = self.price

        compare_at_price = self.compare_at_price

        currency = self.currency

        in_stock = self.in_stock

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        limits = []
        for limits_item_data in self.limits:
            limits_item = limits_item_data.to_dict()
            limits.append(limits_item)

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "slug": slug,
                "title": title,
                "description": description,
                "percent": percent,
                "price": price,
                "compare_at_price": compare_at_price,
                "currency": currency,
                "in_stock": in_stock,
                "ends_at": ends_at,
                "limits": limits,
                "products": products,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits import Limits  # noqa: PLC0415
        from ..models.product_card import ProductCard  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        slug = d.pop("slug")

        title = d.pop("title")

        description = d.pop("description")

        percent = d.pop("percent")

        price = d.pop("price")

        compare_at_price = d.pop("compare_at_price")

        currency = d.pop("currency")

        in_stock = d.pop("in_stock")

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

        limits = []
        _limits = d.pop("limits")
        for limits_item_data in _limits:
            limits_item = Limits.from_dict(limits_item_data)

            limits.append(limits_item)

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ProductCard.from_dict(products_item_data)

            products.append(products_item)

        bundle = cls(
            id=id,
            slug=slug,
            title=title,
            description=description,
            percent=percent,
            price=price,
            compare_at_price=compare_at_price,
            currency=currency,
            in_stock=in_stock,
            ends_at=ends_at,
            limits=limits,
            products=products,
        )

        return bundle
