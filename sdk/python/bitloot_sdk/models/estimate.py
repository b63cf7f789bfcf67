from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Estimate")


@_attrs_define
class Estimate:
    amount: str
    currency: str
    pay_amount: str
    pay_currency: str
    expires_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        currency = self.currency

        pay_amount = self.pay_amount

        pay_currency = self.pay_currency

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "currency": currency,
                "pay_amount": pay_amount,
                "pay_currency": pay_currency,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        currency = d.pop("currency")

        pay_amount = d.pop("pay_amount")

        pay_currency = d.pop("pay_currency")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        estimate = cls(
            amount=amount,
            currency=currency,
            pay_amount=pay_amount,
            pay_currency=pay_currency,
            expires_at=expires_at,
        )

        return estimate
