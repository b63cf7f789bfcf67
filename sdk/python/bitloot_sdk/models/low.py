from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.low_low_level import LowLowLevel

T = TypeVar("T", bound="Low")


@_attrs_define
class Low:
    product_id: UUID
    title: str
    available: int
    low_at: int
    low_level: LowLowLevel
    low_since: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        title = self.title

        available = self.available

        low_at = self.low_at

        low_level = self.low_level.value

        low_since: None | str
        if isinstance(self.low_since, datetime.datetime):
            low_since = self.low_since.isoformat()
        else:
            low_since = self.low_since

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "title": title,
                "available": available,
                "low_at": low_at,
                "low_level": low_level,
                "low_since": low_since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        available = d.pop("available")

        low_at = d.pop("low_at")

        low_level = LowLowLevel(d.pop("low_level"))

        def _parse_low_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                low_since_type_0 = datetime.datetime.fromisoformat(data)

                return low_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        low_since = _parse_low_since(d.pop("low_since"))

        low = cls(
            product_id=product_id,
            title=title,
            available=available,
            low_at=low_at,
            low_level=low_level,
            low_since=low_since,
        )

        return low
