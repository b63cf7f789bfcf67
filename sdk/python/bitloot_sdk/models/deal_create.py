from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DealCreate")


@_attrs_define
class DealCreate:
    product_id: UUID
    percent: int
    stock: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    enabled: bool | Unset = UNSET
    below_cost_allowed: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        percent = self.percent

        stock = self.stock

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        enabled = self.enabled

        below_cost_allowed = self.below_cost_allowed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "percent": percent,
                "stock": stock,
                "starts_at": starts_at,
                "ends_at": ends_at,
            }
        )
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if below_cost_allowed is not UNSET:
            field_dict["below_cost_allowed"] = below_cost_allowed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        percent = d.pop("percent")

        stock = d.pop("stock")

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        enabled = d.pop("enabled", UNSET)

        below_cost_allowed = d.pop("below_cost_allowed", UNSET)

        deal_create = cls(
            product_id=product_id,
            percent=percent,
            stock=stock,
            starts_at=starts_at,
            ends_at=ends_at,
            enabled=enabled,
            below_cost_allowed=below_cost_allowed,
        )

        return deal_create
