from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_section_standing import StaffSectionStanding

T = TypeVar("T", bound="StaffSection")


@_attrs_define
class StaffSection:
    id: UUID
    slug: str
    title: str
    subtitle: str
    position: int
    enabled: bool
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    standing: StaffSectionStanding
    product_ids: list[UUID]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        slug = self.slug

        title = self.title

        subtitle = self.subtitle

        position = self.position

        enabled = self.enabled

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        standing = self.standing.value

        product_ids = []
        for product_ids_item_data in self.product_ids:
            product_ids_item = str(product_ids_item_data)
            product_ids.append(product_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "slug": slug,
                "title": title,
                "subtitle": subtitle,
                "position": position,
                "enabled": enabled,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "standing": standing,
                "product_ids": product_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        slug = d.pop("slug")

        title = d.pop("title")

        subtitle = d.pop("subtitle")

        position = d.pop("position")

        enabled = d.pop("enabled")

        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))

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

        standing = StaffSectionStanding(d.pop("standing"))

        product_ids = []
        _product_ids = d.pop("product_ids")
        for product_ids_item_data in _product_ids:
            product_ids_item = UUID(product_ids_item_data)

            product_ids.append(product_ids_item)

        staff_section = cls(
            id=id,
            slug=slug,
            title=title,
            subtitle=subtitle,
            position=position,
            enabled=enabled,
            starts_at=starts_at,
            ends_at=ends_at,
            standing=standing,
            product_ids=product_ids,
        )

        return staff_section
