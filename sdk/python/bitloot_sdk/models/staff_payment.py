from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_payment_asset import StaffPaymentAsset
from ..models.staff_payment_coverage import StaffPaymentCoverage
from ..models.staff_payment_status import StaffPaymentStatus
from ..models.staff_payment_timing import StaffPaymentTiming

T = TypeVar("T", bound="StaffPayment")


@_attrs_define
class StaffPayment:
    id: UUID
    order_id: UUID
    created_at: datetime.datetime
    status: StaffPaymentStatus
    coverage: StaffPaymentCoverage
    timing: StaffPaymentTiming
    asset: StaffPaymentAsset
    verdict: None | str
    provider_payment_id: None | str
    parent_payment_id: None | str
    price: str
    currency: str
    pay_currency: str
    pay_amount: None | str
    actually_paid: str
    outcome_amount: None | str
    outcome_currency: None | str
    received: None | str
    credited: None | str
    kept_at: datetime.datetime | None
    pay_address: None | str
    payin_extra_id: None | str
    payin_hash: None | str
    network: None | str
    explorer_url: None | str
    expires_at: datetime.datetime | None
    valid_until: datetime.datetime | None
    provider_updated_at: datetime.datetime | None
    retired_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    next_poll_at: datetime.datetime | None
    polls: int

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        order_id = str(self.order_id)

        created_at = self.created_at.isoformat()

        status = self.status.value

        coverage = self.coverage.value

        timing = self.timing.value

        asset = self.asset.value

        verdict: None | str
        verdict = self.verdict

        provider_payment_id: None | str
        provider_payment_id = self.provider_payment_id

        parent_payment_id: None | str
        parent_payment_id = self.parent_payment_id

        price = self.price

        currency = self.currency

        pay_currency = self.pay_currency

        pay_amount: None | str
        pay_amount = self.pay_amount

        actually_paid = self.actually_paid

        outcome_amount: None | str
        outcome_amount = self.outcome_amount

        outcome_currency: None | str
        outcome_currency = self.outcome_currency

        received: None | str
        received = self.received

        credited: None | str
        credited = self.credited

        kept_at: None | str
        if isinstance(self.kept_at, datetime.datetime):
            kept_at = self.kept_at.isoformat()
        else:
            kept_at = self.kept_at

        pay_address: None | str
        pay_address = self.pay_address

        payin_extra_id: None | str
        payin_extra_id = self.payin_extra_id

        payin_hash: None | str
        payin_hash = self.payin_hash

        network: None | str
        network = self.network

        explorer_url: None | str
        explorer_url = self.explorer_url

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        valid_until: None | str
        if isinstance(self.valid_until, datetime.datetime):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        provider_updated_at: None | str
        if isinstance(self.provider_updated_at, datetime.datetime):
            provider_updated_at = self.provider_updated_at.isoformat()
        else:
            provider_updated_at = self.provider_updated_at

        retired_at: None | str
        if isinstance(self.retired_at, datetime.datetime):
            retired_at = self.retired_at.isoformat()
        else:
            retired_at = self.retired_at

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        next_poll_at: None | str
        if isinstance(self.next_poll_at, datetime.datetime):
            next_poll_at = self.next_poll_at.isoformat()
        else:
            next_poll_at = self.next_poll_at

        polls = self.polls

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "order_id": order_id,
                "created_at": created_at,
                "status": status,
                "coverage": coverage,
                "timing": timing,
                "asset": asset,
                "verdict": verdict,
                "provider_payment_id": provider_payment_id,
                "parent_payment_id": parent_payment_id,
                "price": price,
                "currency": currency,
                "pay_currency": pay_currency,
                "pay_amount": pay_amount,
                "actually_paid": actually_paid,
                "outcome_amount": outcome_amount,
                "outcome_currency": outcome_currency,
                "received": received,
                "credited": credited,
                "kept_at": kept_at,
                "pay_address": pay_address,
                "payin_extra_id": payin_extra_id,
                "payin_hash": payin_hash,
                "network": network,
                "explorer_url": explorer_url,
                "expires_at": expires_at,
                "valid_until": valid_until,
                "provider_updated_at": provider_updated_at,
                "retired_at": retired_at,
                "finished_at": finished_at,
                "next_poll_at": next_poll_at,
                "polls": polls,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        order_id = UUID(d.pop("order_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        status = StaffPaymentStatus(d.pop("status"))

        coverage = StaffPaymentCoverage(d.pop("coverage"))

        timing = StaffPaymentTiming(d.pop("timing"))

        asset = StaffPaymentAsset(d.pop("asset"))

        def _parse_verdict(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        verdict = _parse_verdict(d.pop("verdict"))

        def _parse_provider_payment_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_payment_id = _parse_provider_payment_id(d.pop("provider_payment_id"))

        def _parse_parent_payment_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        parent_payment_id = _parse_parent_payment_id(d.pop("parent_payment_id"))

        price = d.pop("price")

        currency = d.pop("currency")

        pay_currency = d.pop("pay_currency")

        def _parse_pay_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        pay_amount = _parse_pay_amount(d.pop("pay_amount"))

        actually_paid = d.pop("actually_paid")

        def _parse_outcome_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome_amount = _parse_outcome_amount(d.pop("outcome_amount"))

        def _parse_outcome_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome_currency = _parse_outcome_currency(d.pop("outcome_currency"))

        def _parse_received(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        received = _parse_received(d.pop("received"))

        def _parse_credited(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        credited = _parse_credited(d.pop("credited"))

        def _parse_kept_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kept_at_type_0 = datetime.datetime.fromisoformat(data)

                return kept_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        kept_at = _parse_kept_at(d.pop("kept_at"))

        def _parse_pay_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        pay_address = _parse_pay_address(d.pop("pay_address"))

        def _parse_payin_extra_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payin_extra_id = _parse_payin_extra_id(d.pop("payin_extra_id"))

        def _parse_payin_hash(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payin_hash = _parse_payin_hash(d.pop("payin_hash"))

        def _parse_network(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        network = _parse_network(d.pop("network"))

        def _parse_explorer_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        explorer_url = _parse_explorer_url(d.pop("explorer_url"))

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

        def _parse_valid_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.datetime.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        def _parse_provider_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                provider_updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return provider_updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        provider_updated_at = _parse_provider_updated_at(d.pop("provider_updated_at"))

        def _parse_retired_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retired_at_type_0 = datetime.datetime.fromisoformat(data)

                return retired_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        retired_at = _parse_retired_at(d.pop("retired_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        def _parse_next_poll_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_poll_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_poll_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_poll_at = _parse_next_poll_at(d.pop("next_poll_at"))

        polls = d.pop("polls")

        staff_payment = cls(
            id=id,
            order_id=order_id,
            created_at=created_at,
            status=status,
            coverage=coverage,
            timing=timing,
            asset=asset,
            verdict=verdict,
            provider_payment_id=provider_payment_id,
            parent_payment_id=parent_payment_id,
            price=price,
            currency=currency,
            pay_currency=pay_currency,
            pay_amount=pay_amount,
            actually_paid=actually_paid,
            outcome_amount=outcome_amount,
            outcome_currency=outcome_currency,
            received=received,
            credited=credited,
            kept_at=kept_at,
            pay_address=pay_address,
            payin_extra_id=payin_extra_id,
            payin_hash=payin_hash,
            network=network,
            explorer_url=explorer_url,
            expires_at=expires_at,
            valid_until=valid_until,
            provider_updated_at=provider_updated_at,
            retired_at=retired_at,
            finished_at=finished_at,
            next_poll_at=next_poll_at,
            polls=polls,
        )

        return staff_payment
