from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="StockCounts")


@_attrs_define
class StockCounts:
    available: int
    reserved: int
    sold: int
    expired: int
    invalid: int
    quarantined: int

    def to_dict(self) -> dict[str, Any]:
        available = self.available

        reserved = self.reserved

        sold = self.sold

        expired = self.expired

        invalid = self.invalid

        quarantined = self.quarantined

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "available": available,
                "reserved": reserved,
                "sold": sold,
                "expired": expired,
                "invalid": invalid,
                "quarantined": quarantined,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        available = d.pop("available")

        reserved = d.pop("reserved")

        sold = d.pop("sold")

        expired = d.pop("expired")

        invalid = d.pop("invalid")

        quarantined = d.pop("quarantined")

        stock_counts = cls(
            available=available,
            reserved=reserved,
            sold=sold,
            expired=expired,
            invalid=invalid,
            quarantined=quarantined,
        )

        return stock_counts
