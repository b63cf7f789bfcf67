from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.group_member import GroupMember


T = TypeVar("T", bound="Group")


@_attrs_define
class Group:
    id: UUID
    slug: str
    title: str
    description: str
    price_from: None | str
    currency: str
    members: list[GroupMember]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        slug = self.slug

        title = self.title

        description = self.description

        price_from: None | str
        price_from = self.price_from

        currency = self.currency

        members = []
        for members_item_data in self.members:
            members_item = members_item_data.to_dict()
            members.append(members_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "slug": slug,
                "title": title,
                "description": description,
                "price_from": price_from,
                "currency": currency,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.group_member import GroupMember  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        slug = d.pop("slug")

        title = d.pop("title")

        description = d.pop("description")

        def _parse_price_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        price_from = _parse_price_from(d.pop("price_from"))

        currency = d.pop("currency")

        members = []
        _members = d.pop("members")
        for members_item_data in _members:
            members_item = GroupMember.from_dict(members_item_data)

            members.append(members_item)

        group = cls(
            id=id,
            slug=slug,
            title=title,
            description=description,
            price_from=price_from,
            currency=currency,
            members=members,
        )

        return group
