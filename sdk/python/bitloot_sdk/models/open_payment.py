from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="OpenPayment")


@_attrs_define
class OpenPayment:
    pay_currency: str

    def to_dict(self) -> dict[str, Any]:
        pay_currency = self.pay_currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "pay_currency": pay_currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pay_currency = d.pop("pay_currency")

        open_payment = cls(
            pay_currency=pay_currency,
        )

        return open_payment
