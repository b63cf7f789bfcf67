from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Currency")


@_attrs_define
class Currency:
    code: str
    name: str
    network: str
    network_name: str
    ticker: str
    icon_url: None | str
    min_amount: None | str
    min_amount_eur: None | str
    max_amount: None | str
    max_amount_eur: None | str
    available: bool
    unavailable_reason: None | str
    needs_extra_id: bool
    extra_id_name: None | str
    is_popular: bool

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        network = self.network

        network_name = self.network_name

        ticker = self.ticker

        icon_url: None | str
        icon_url = self.icon_url

        min_amount: None | str
        min_amount = self.min_amount

        min_amount_eur: None | str
        min_amount_eur = self.min_amount_eur

        max_amount: None | str
        max_amount = self.max_amount

        max_amount_eur: None | str
        max_amount_eur = self.max_amount_eur

        available = self.available

        unavailable_reason: None | str
        unavailable_reason = self.unavailable_reason

        needs_extra_id = self.needs_extra_id

        extra_id_name: None | str
        extra_id_name = self.extra_id_name

        is_popular = self.is_popular

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "name": name,
                "network": network,
                "network_name": network_name,
                "ticker": ticker,
                "icon_url": icon_url,
                "min_amount": min_amount,
                "min_amount_eur": min_amount_eur,
                "max_amount": max_amount,
                "max_amount_eur": max_amount_eur,
                "available": available,
                "unavailable_reason": unavailable_reason,
                "needs_extra_id": needs_extra_id,
                "extra_id_name": extra_id_name,
                "is_popular": is_popular,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        network = d.pop("network")

        network_name = d.pop("network_name")

        ticker = d.pop("ticker")

        def _parse_icon_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        icon_url = _parse_icon_url(d.pop("icon_url"))

        def _parse_min_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        min_amount = _parse_min_amount(d.pop("min_amount"))

        def _parse_min_amount_eur(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        min_amount_eur = _parse_min_amount_eur(d.pop("min_amount_eur"))

        def _parse_max_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        max_amount = _parse_max_amount(d.pop("max_amount"))

        def _parse_max_amount_eur(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        max_amount_eur = _parse_max_amount_eur(d.pop("max_amount_eur"))

        available = d.pop("available")

        def _parse_unavailable_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unavailable_reason = _parse_unavailable_reason(d.pop("unavailable_reason"))

        needs_extra_id = d.pop("needs_extra_id")

        def _parse_extra_id_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        extra_id_name = _parse_extra_id_name(d.pop("extra_id_name"))

        is_popular = d.pop("is_popular")

        currency = cls(
            code=code,
            name=name,
            network=network,
            network_name=network_name,
            ticker=ticker,
            icon_url=icon_url,
            min_amount=min_amount,
            min_amount_eur=min_amount_eur,
            max_amount=max_amount,
            max_amount_eur=max_amount_eur,
            available=available,
            unavailable_reason=unavailable_reason,
            needs_extra_id=needs_extra_id,
            extra_id_name=extra_id_name,
            is_popular=is_popular,
        )

        return currency
