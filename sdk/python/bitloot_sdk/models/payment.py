from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.payment_coverage import PaymentCoverage
from ..models.payment_status import PaymentStatus

T = TypeVar("T", bound="Payment")


@_attrs_define
class Payment:
    id: UUID
    provider_payment_id: str
    status: PaymentStatus
    pay_address: str
    pay_amount: str
    pay_currency: str
    pay_currency_name: str
    network: str
    network_name: str
    payin_extra_id: None | str
    extra_id_name: None | str
    extra_id_required: bool
    payment_uri: str
    received: str
    coverage: PaymentCoverage
    expires_at: datetime.datetime | None
    explorer_url: None | str
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        provider_payment_id = self.provider_payment_id

        status = self.status.value

        pay_address = self.pay_address

        pay_amount = self.pay_amount

        pay_currency = self.pay_currency

        pay_currency_name = self.pay_currency_name

        network = self.network

        network_name = self.network_name

        payin_extra_id: None | str
        payin_extra_id = self.payin_extra_id

        extra_id_name: None | str
        extra_id_name = self.extra_id_name

        extra_id_required = self.extra_id_required

        payment_uri = self.payment_uri

        received = self.received

        coverage = self.coverage.value

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        explorer_url: None | str
        explorer_url = self.explorer_url

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "provider_payment_id": provider_payment_id,
                "status": status,
                "pay_address": pay_address,
                "pay_amount": pay_amount,
                "pay_currency": pay_currency,
                "pay_currency_name": pay_currency_name,
                "network": network,
                "network_name": network_name,
                "payin_extra_id": payin_extra_id,
                "extra_id_name": extra_id_name,
                "extra_id_required": extra_id_required,
                "payment_uri": payment_uri,
                "received": received,
                "coverage": coverage,
                "expires_at": expires_at,
                "explorer_url": explorer_url,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        provider_payment_id = d.pop("provider_payment_id")

        status = PaymentStatus(d.pop("status"))

        pay_address = d.pop("pay_address")

        pay_amount = d.pop("pay_amount")

        pay_currency = d.pop("pay_currency")

        pay_currency_name = d.pop("pay_currency_name")

        network = d.pop("network")

        network_name = d.pop("network_name")

        def _parse_payin_extra_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payin_extra_id = _parse_payin_extra_id(d.pop("payin_extra_id"))

        def _parse_extra_id_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        extra_id_name = _parse_extra_id_name(d.pop("extra_id_name"))

        extra_id_required = d.pop("extra_id_required")

        payment_uri = d.pop("payment_uri")

        received = d.pop("received")

        coverage = PaymentCoverage(d.pop("coverage"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_explorer_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        explorer_url = _parse_explorer_url(d.pop("explorer_url"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        payment = cls(
            id=id,
            provider_payment_id=provider_payment_id,
            status=status,
            pay_address=pay_address,
            pay_amount=pay_amount,
            pay_currency=pay_currency,
            pay_currency_name=pay_currency_name,
            network=network,
            network_name=network_name,
            payin_extra_id=payin_extra_id,
            extra_id_name=extra_id_name,
            extra_id_required=extra_id_required,
            payment_uri=payment_uri,
            received=received,
            coverage=coverage,
            expires_at=expires_at,
            explorer_url=explorer_url,
            created_at=created_at,
        )

        return payment
