from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="KinguinProduct")


@_attrs_define
class KinguinProduct:
    kinguin_id: int
    title: str
    platform: None | str
    region: None | str
    genres: list[str]
    price: str
    stock: int
    product_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        kinguin_id = self.kinguin_id

        title = self.title

        platform: None | str
        platform = self.platform

        region: None | str
        region = self.region

        genres = self.genres

        price = self.price

        stock = self.stock

        product_id: None | str
        if isinstance(self.product_id, UUID):
            product_id = str(self.product_id)
        else:
            product_id = self.product_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kinguin_id": kinguin_id,
                "title": title,
                "platform": platform,
                "region": region,
                "genres": genres,
                "price": price,
                "stock": stock,
                "product_id": product_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kinguin_id = d.pop("kinguin_id")

        title = d.pop("title")

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_region(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        region = _parse_region(d.pop("region"))

        genres = cast(list[str], d.pop("genres"))

        price = d.pop("price")

        stock = d.pop("stock")

        def _parse_product_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                product_id_type_0 = UUID(data)

                return product_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        product_id = _parse_product_id(d.pop("product_id"))

        kinguin_product = cls(
            kinguin_id=kinguin_id,
            title=title,
            platform=platform,
            region=region,
            genres=genres,
            price=price,
            stock=stock,
            product_id=product_id,
        )

        return kinguin_product
