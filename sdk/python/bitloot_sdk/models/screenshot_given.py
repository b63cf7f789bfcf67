from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreenshotGiven")


@_attrs_define
class ScreenshotGiven:
    url: str
    thumbnail: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        thumbnail = self.thumbnail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
            }
        )
        if thumbnail is not UNSET:
            field_dict["thumbnail"] = thumbnail

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        thumbnail = d.pop("thumbnail", UNSET)

        screenshot_given = cls(
            url=url,
            thumbnail=thumbnail,
        )

        return screenshot_given
