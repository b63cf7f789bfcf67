from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.membership import Membership


T = TypeVar("T", bound="SuggestedGroup")


@_attrs_define
class SuggestedGroup:
    key: str
    title: str
    platform: None | str
    region: None | str
    members: list[Membership]

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title

        platform: None | str
        platform = self.platform

        region: None | str
        region = self.region

        members = []
        for members_item_data in self.members:
            members_item = members_item_data.to_dict()
            members.append(members_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "key": key,
                "title": title,
                "platform": platform,
                "region": region,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.membership import Membership  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

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

        members = []
        _members = d.pop("members")
        for members_item_data in _members:
            members_item = Membership.from_dict(members_item_data)

            members.append(members_item)

        suggested_group = cls(
            key=key,
            title=title,
            platform=platform,
            region=region,
            members=members,
        )

        return suggested_group
