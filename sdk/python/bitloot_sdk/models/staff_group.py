from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.staff_member import StaffMember


T = TypeVar("T", bound="StaffGroup")


@_attrs_define
class StaffGroup:
    id: UUID
    slug: str
    title: str
    description: str
    published: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    members: list[StaffMember]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        slug = self.slug

        title = self.title

        description = self.description

        published = self.published

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

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
                "published": published,
                "created_at": created_at,
                "updated_at": updated_at,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.staff_member import StaffMember  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        slug = d.pop("slug")

        title = d.pop("title")

        description = d.pop("description")

        published = d.pop("published")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        members = []
        _members = d.pop("members")
        for members_item_data in _members:
            members_item = StaffMember.from_dict(members_item_data)

            members.append(members_item)

        staff_group = cls(
            id=id,
            slug=slug,
            title=title,
            description=description,
            published=published,
            created_at=created_at,
            updated_at=updated_at,
            members=members,
        )

        return staff_group
