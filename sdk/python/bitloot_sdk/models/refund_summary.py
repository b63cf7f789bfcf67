from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.refund_summary_purpose import RefundSummaryPurpose
from ..models.refund_summary_status import RefundSummaryStatus

T = TypeVar("T", bound="RefundSummary")


@_attrs_define
class RefundSummary:
    id: UUID
    purpose: RefundSummaryPurpose
    item_id: None | UUID
    amount: str
    currency: str
    coin_amount: str
    pay_currency: str
    coin_name: str
    network: str
    network_name: str
    status: RefundSummaryStatus
    status_text: str
    needs_address: bool
    may_keep: bool
    address_masked: None | str
    tx_hash: None | str
    explorer_url: None | str
    sent_at: datetime.datetime | None
    link: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        purpose = self.purpose.value

        item_id: None | str
        if isinstance(self.item_id, UUID):
            item_id = str(self.item_id)
        else:
            item_id = self.item_id

        amount = self.amount

        currency = self.currency

        coin_amount = self.coin_amount

        pay_currency = self.pay_currency

        coin_name = self.coin_name

        network = self.network

        network_name = self.network_name

        status = self.status.value

        status_text = self.status_text

        needs_address = self.needs_address

        may_keep = self.may_keep

        address_masked: None | str
        address_masked = self.address_masked

        tx_hash: None | str
        tx_hash = self.tx_hash

        explorer_url: None | str
        explorer_url = self.explorer_url

        sent_at: None | str
        if isinstance(self.sent_at, datetime.datetime):
            sent_at = self.sent_at.isoformat()
        else:
            sent_at = self.sent_at

        link = self.link

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "purpose": purpose,
                "item_id": item_id,
                "amount": amount,
                "currency": currency,
                "coin_amount": coin_amount,
                "pay_currency": pay_currency,
                "coin_name": coin_name,
                "network": network,
                "network_name": network_name,
                "status": status,
                "status_text": status_text,
                "needs_address": needs_address,
                "may_keep": may_keep,
                "address_masked": address_masked,
                "tx_hash": tx_hash,
                "explorer_url": explorer_url,
                "sent_at": sent_at,
                "link": link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        purpose = RefundSummaryPurpose(d.pop("purpose"))

        def _parse_item_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                item_id_type_0 = UUID(data)

                return item_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        item_id = _parse_item_id(d.pop("item_id"))

        amount = d.pop("amount")

        currency = d.pop("currency")

        coin_amount = d.pop("coin_amount")

        pay_currency = d.pop("pay_currency")

        coin_name = d.pop("coin_name")

        network = d.pop("network")

        network_name = d.pop("network_name")

        status = RefundSummaryStatus(d.pop("status"))

        status_text = d.pop("status_text")

        needs_address = d.pop("needs_address")

        may_keep = d.pop("may_keep")

        def _parse_address_masked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address_masked = _parse_address_masked(d.pop("address_masked"))

        def _parse_tx_hash(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        tx_hash = _parse_tx_hash(d.pop("tx_hash"))

        def _parse_explorer_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        explorer_url = _parse_explorer_url(d.pop("explorer_url"))

        def _parse_sent_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sent_at_type_0 = datetime.datetime.fromisoformat(data)

                return sent_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sent_at = _parse_sent_at(d.pop("sent_at"))

        link = d.pop("link")

        refund_summary = cls(
            id=id,
            purpose=purpose,
            item_id=item_id,
            amount=amount,
            currency=currency,
            coin_amount=coin_amount,
            pay_currency=pay_currency,
            coin_name=coin_name,
            network=network,
            network_name=network_name,
            status=status,
            status_text=status_text,
            needs_address=needs_address,
            may_keep=may_keep,
            address_masked=address_masked,
            tx_hash=tx_hash,
            explorer_url=explorer_url,
            sent_at=sent_at,
            link=link,
        )

        return refund_summary
