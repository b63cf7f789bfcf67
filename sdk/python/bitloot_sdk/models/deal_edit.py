from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DealEdit")


@_attrs_define
class DealEdit:
    enabled: bool | Unset = UNSET
    below_cost_allowed: bool | Unset = UNSET
    percent: int | Unset = UNSET
    stock: int | Unset = UNSET
    starts_at: datetime.datetime | Unset = UNSET
    ends_at: datetime.datetime | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        enabled = self.enabled

        below_cost_allowed = self.below_cost_allowed

        percent = self.percent

        stock = self.stock

        starts_at: str | Unset = UNSET
        if not isinstance(self.starts_at, Unset):
            starts_at = self.starts_at.isoformat()

        ends_at: str | Unset = UNSET
        if not isinstance(self.ends_at, Unset):
            ends_at = self.ends_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if below_cost_allowed is not UNSET:
            field_dict["below_cost_allowed"] = below_cost_allowed
        if percent is not UNSET:
            field_dict["percent"] = percent
        if stock is not UNSET:
            field_dict["stock"] = stock
        if starts_at is not UNSET:
            field_dict["starts_at"] = starts_at
        if ends_at is not UNSET:
            field_dict["ends_at"] = ends_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enabled = d.pop("enabled", UNSET)

        below_cost_allowed = d.pop("below_cost_allowed", UNSET)

        percent = d.pop("percent", UNSET)

        stock = d.pop("stock", UNSET)

        _starts_at = d.pop("starts_at", UNSET)
        starts_at: datetime.datetime | Unset
        if isinstance(_starts_at, Unset):
            starts_at = UNSET
        else:
            starts_at = datetime.datetime.fromisoformat(_starts_at)

        _ends_at = d.pop("ends_at", UNSET)
        ends_at: datetime.datetime | Unset
        if isinstance(_ends_at, Unset):
            ends_at = UNSET
        else:
            ends_at = datetime.datetime.fromisoformat(_ends_at)

        deal_edit = cls(
            enabled=enabled,
            below_cost_allowed=below_cost_allowed,
            percent=percent,
            stock=stock,
            starts_at=starts_at,
            ends_at=ends_at,
        )

        return deal_edit
