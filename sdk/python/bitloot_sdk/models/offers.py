from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Offers")


@_attrs_define
class Offers:
    count: int
    merchants: int
    cheapest: str
    currency: str

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        merchants = self.merchants

        cheapest = self.cheapest

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "count": count,
                "merchants": merchants,
                "cheapest": cheapest,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        count = d.pop("count")

        merchants = d.pop("merchants")

        cheapest = d.pop("cheapest")

        currency = d.pop("currency")

        offers = cls(
            count=count,
            merchants=merchants,
            cheapest=cheapest,
            currency=currency,
        )

        return offers
