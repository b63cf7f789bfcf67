from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Suggestion")


@_attrs_define
class Suggestion:
    slug: str
    title: str
    platform: None | str
    cover_url: None | str
    price: str
    currency: str

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        title = self.title

        platform: None | str
        platform = self.platform

        cover_url: None | str
        cover_url = self.cover_url

        price = self.price

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slug": slug,
                "title": title,
                "platform": platform,
                "cover_url": cover_url,
                "price": price,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        title = d.pop("title")

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_cover_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cover_url = _parse_cover_url(d.pop("cover_url"))

        price = d.pop("price")

        currency = d.pop("currency")

        suggestion = cls(
            slug=slug,
            title=title,
            platform=platform,
            cover_url=cover_url,
            price=price,
            currency=currency,
        )

        return suggestion
