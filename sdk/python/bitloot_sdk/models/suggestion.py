from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.picture import Picture


T = TypeVar("T", bound="Suggestion")


@_attrs_define
class Suggestion:
    slug: str
    title: str
    platform: None | str
    cover_url: None | str
    cover: None | Picture
    price: str
    currency: str

    def to_dict(self) -> dict[str, Any]:
        from ..models.picture import Picture  # noqa: PLC0415

        slug = self.slug

        title = self.title

        platform: None | str
        platform = self.platform

        cover_url: None | str
        cover_url = self.cover_url

        cover: dict[str, Any] | None
        if isinstance(self.cover, Picture):
            cover = self.cover.to_dict()
        else:
            cover = self.cover

        price = self.price

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slug": slug,
                "title": title,
                "platform": platform,
                "cover_url": cover_url,
                "cover": cover,
                "price": price,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.picture import Picture  # noqa: PLC0415

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

        def _parse_cover(data: object) -> None | Picture:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cover_type_0 = Picture.from_dict(data)

                return cover_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Picture, data)

        cover = _parse_cover(d.pop("cover"))

        price = d.pop("price")

        currency = d.pop("currency")

        suggestion = cls(
            slug=slug,
            title=title,
            platform=platform,
            cover_url=cover_url,
            cover=cover,
            price=price,
            currency=currency,
        )

        return suggestion
