from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Shop")


@_attrs_define
class Shop:
    name: str
    terms_version: str
    order_expiry_minutes: int
    currency: str
    sandbox_url: None | str
    country: None | str
    underpayment_policy: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        terms_version = self.terms_version

        order_expiry_minutes = self.order_expiry_minutes

        currency = self.currency

        sandbox_url: None | str
        sandbox_url = self.sandbox_url

        country: None | str
        country = self.country

        underpayment_policy = self.underpayment_policy

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "terms_version": terms_version,
                "order_expiry_minutes": order_expiry_minutes,
                "currency": currency,
                "sandbox_url": sandbox_url,
                "country": country,
                "underpayment_policy": underpayment_policy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        terms_version = d.pop("terms_version")

        order_expiry_minutes = d.pop("order_expiry_minutes")

        currency = d.pop("currency")

        def _parse_sandbox_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sandbox_url = _parse_sandbox_url(d.pop("sandbox_url"))

        def _parse_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country = _parse_country(d.pop("country"))

        underpayment_policy = d.pop("underpayment_policy")

        shop = cls(
            name=name,
            terms_version=terms_version,
            order_expiry_minutes=order_expiry_minutes,
            currency=currency,
            sandbox_url=sandbox_url,
            country=country,
            underpayment_policy=underpayment_policy,
        )

        return shop
