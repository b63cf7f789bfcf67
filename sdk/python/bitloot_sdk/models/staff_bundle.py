from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_bundle_standing import StaffBundleStanding

T = TypeVar("T", bound="StaffBundle")


@_attrs_define
class StaffBundle:
    id: UUID
    slug: str
    title: str
    description: str
    percent: int
    price: None | str
    enabled: bool
    below_cost_allowed: bool
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    standing: StaffBundleStanding
    product_ids: list[UUID]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        slug = self.slug

        title = self.title

        description = self.description

        percent = self.percent

        price: None | str
        price = self.price

        enabled = self.enabled

        below_cost_allowed = self.below_cost_allowed

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
                "description": description,
                "percent": percent,
                "price": price,
                "enabled": enabled,
                "below_cost_allowed": below_cost_allowed,
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

        description = d.pop("description")

        percent = d.pop("percent")

        def _parse_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        price = _parse_price(d.pop("price"))

        enabled = d.pop("enabled")

        below_cost_allowed = d.pop("below_cost_allowed")

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

        standing = StaffBundleStanding(d.pop("standing"))

        product_ids = []
        _product_ids = d.pop("product_ids")
        for product_ids_item_data in _product_ids:
            product_ids_item = UUID(product_ids_item_data)

            product_ids.append(product_ids_item)

        staff_bundle = cls(
            id=id,
            slug=slug,
            title=title,
            description=description,
            percent=percent,
            price=price,
            enabled=enabled,
            below_cost_allowed=below_cost_allowed,
            starts_at=starts_at,
            ends_at=ends_at,
            standing=standing,
            product_ids=product_ids,
        )

        return staff_bundle
