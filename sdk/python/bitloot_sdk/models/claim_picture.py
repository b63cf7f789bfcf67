from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClaimPicture")


@_attrs_define
class ClaimPicture:
    id: UUID
    content_type: str
    size: int

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        content_type = self.content_type

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "content_type": content_type,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        content_type = d.pop("content_type")

        size = d.pop("size")

        claim_picture = cls(
            id=id,
            content_type=content_type,
            size=size,
        )

        return claim_picture
