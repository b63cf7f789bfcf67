from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_item_source_type import StaffItemSourceType
from ..models.staff_item_status import StaffItemStatus

T = TypeVar("T", bound="StaffItem")


@_attrs_define
class StaffItem:
    id: UUID
    product_id: UUID
    title: str
    platform: None | str
    region: None | str
    region_notice: None | str
    source_type: StaffItemSourceType
    quantity: int
    unit_price: str
    unit_cost: None | str
    total: str
    status: StaffItemStatus
    held_reason: None | str
    delivered_count: int
    deliveries: int
    revealed_at: datetime.datetime | None
    delivered_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        product_id = str(self.product_id)

        title = self.title

        platform: None | str
        platform = self.platform

        region: None | str
        region = self.region

        region_notice: None | str
        region_notice = self.region_notice

        source_type = self.source_type.value

        quantity = self.quantity

        unit_price = self.unit_price

        unit_cost: None | str
        unit_cost = self.unit_cost

        total = self.total

        status = self.status.value

        held_reason: None | str
        held_reason = self.held_reason

        delivered_count = self.delivered_count

        deliveries = self.deliveries

        revealed_at: None | str
        if isinstance(self.revealed_at, datetime.datetime):
            revealed_at = self.revealed_at.isoformat()
        else:
            revealed_at = self.revealed_at

        delivered_at: None | str
        if isinstance(self.delivered_at, datetime.datetime):
            delivered_at = self.delivered_at.isoformat()
        else:
            delivered_at = self.delivered_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "product_id": product_id,
                "title": title,
                "platform": platform,
                "region": region,
                "region_notice": region_notice,
                "source_type": source_type,
                "quantity": quantity,
                "unit_price": unit_price,
                "unit_cost": unit_cost,
                "total": total,
                "status": status,
                "held_reason": held_reason,
                "delivered_count": delivered_count,
                "deliveries": deliveries,
                "revealed_at": revealed_at,
                "delivered_at": delivered_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        product_id = UUID(d.pop("product_id"))

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

        def _parse_region_notice(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        region_notice = _parse_region_notice(d.pop("region_notice"))

        source_type = StaffItemSourceType(d.pop("source_type"))

        quantity = d.pop("quantity")

        unit_price = d.pop("unit_price")

        def _parse_unit_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_cost = _parse_unit_cost(d.pop("unit_cost"))

        total = d.pop("total")

        status = StaffItemStatus(d.pop("status"))

        def _parse_held_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        held_reason = _parse_held_reason(d.pop("held_reason"))

        delivered_count = d.pop("delivered_count")

        deliveries = d.pop("deliveries")

        def _parse_revealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revealed_at_type_0 = datetime.datetime.fromisoformat(data)

                return revealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revealed_at = _parse_revealed_at(d.pop("revealed_at"))

        def _parse_delivered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                delivered_at_type_0 = datetime.datetime.fromisoformat(data)

                return delivered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        delivered_at = _parse_delivered_at(d.pop("delivered_at"))

        staff_item = cls(
            id=id,
            product_id=product_id,
            title=title,
            platform=platform,
            region=region,
            region_notice=region_notice,
            source_type=source_type,
            quantity=quantity,
            unit_price=unit_price,
            unit_cost=unit_cost,
            total=total,
            status=status,
            held_reason=held_reason,
            delivered_count=delivered_count,
            deliveries=deliveries,
            revealed_at=revealed_at,
            delivered_at=delivered_at,
        )

        return staff_item
