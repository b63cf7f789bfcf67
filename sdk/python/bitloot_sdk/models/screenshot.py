from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Screenshot")


@_attrs_define
class Screenshot:
    url: str
    thumbnail: str

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        thumbnail = self.thumbnail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
                "thumbnail": thumbnail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        thumbnail = d.pop("thumbnail")

        screenshot = cls(
            url=url,
            thumbnail=thumbnail,
        )

        return screenshot
