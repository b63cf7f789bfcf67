from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.refund_page_memo import RefundPageMemo
from ..models.refund_page_purpose import RefundPagePurpose
from ..models.refund_page_status import RefundPageStatus

T = TypeVar("T", bound="RefundPage")


@_attrs_define
class RefundPage:
    order_number: str
    order_id: UUID
    purpose: RefundPagePurpose
    item_title: None | str
    received: str
    asked: None | str
    received_in: str
    amount: str
    currency: str
    coin_amount: str
    pay_currency: str
    coin_name: str
    network: str
    network_name: str
    status: RefundPageStatus
    status_text: str
    memo: RefundPageMemo
    memo_name: None | str
    may_give_address: bool
    may_keep: bool
    address_masked: None | str
    extra_id_masked: None | str
    tx_hash: None | str
    explorer_url: None | str
    sent_at: datetime.datetime | None
    confirmed_at: datetime.datetime | None
    link_expires_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        order_number = self.order_number

        order_id = str(self.order_id)

        purpose = self.purpose.value

        item_title: None | str
        item_title = self.item_title

        received = self.received

        asked: None | str
        asked = self.asked

        received_in = self.received_in

        amount = self.amount

        currency = self.currency

        coin_amount = self.coin_amount

        pay_currency = self.pay_currency

        coin_name = self.coin_name

        network = self.network

        network_name = self.network_name

        status = self.status.value

        status_text = self.status_text

        memo = self.memo.value

        memo_name: None | str
        memo_name = self.memo_name

        may_give_address = self.may_give_address

        may_keep = self.may_keep

        address_masked: None | str
        address_masked = self.address_masked

        extra_id_masked: None | str
        extra_id_masked = self.extra_id_masked

        tx_hash: None | str
        tx_hash = self.tx_hash

        explorer_url: None | str
        explorer_url = self.explorer_url

        sent_at: None | str
        if isinstance(self.sent_at, datetime.datetime):
            sent_at = self.sent_at.isoformat()
        else:
            sent_at = self.sent_at

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        link_expires_at = self.link_expires_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "order_number": order_number,
                "order_id": order_id,
                "purpose": purpose,
                "item_title": item_title,
                "received": received,
                "asked": asked,
                "received_in": received_in,
                "amount": amount,
                "currency": currency,
                "coin_amount": coin_amount,
                "pay_currency": pay_currency,
                "coin_name": coin_name,
                "network": network,
                "network_name": network_name,
                "status": status,
                "status_text": status_text,
                "memo": memo,
                "memo_name": memo_name,
                "may_give_address": may_give_address,
                "may_keep": may_keep,
                "address_masked": address_masked,
                "extra_id_masked": extra_id_masked,
                "tx_hash": tx_hash,
                "explorer_url": explorer_url,
                "sent_at": sent_at,
                "confirmed_at": confirmed_at,
                "link_expires_at": link_expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        order_number = d.pop("order_number")

        order_id = UUID(d.pop("order_id"))

        purpose = RefundPagePurpose(d.pop("purpose"))

        def _parse_item_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        item_title = _parse_item_title(d.pop("item_title"))

        received = d.pop("received")

        def _parse_asked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        asked = _parse_asked(d.pop("asked"))

        received_in = d.pop("received_in")

        amount = d.pop("amount")

        currency = d.pop("currency")

        coin_amount = d.pop("coin_amount")

        pay_currency = d.pop("pay_currency")

        coin_name = d.pop("coin_name")

        network = d.pop("network")

        network_name = d.pop("network_name")

        status = RefundPageStatus(d.pop("status"))

        status_text = d.pop("status_text")

        memo = RefundPageMemo(d.pop("memo"))

        def _parse_memo_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        memo_name = _parse_memo_name(d.pop("memo_name"))

        may_give_address = d.pop("may_give_address")

        may_keep = d.pop("may_keep")

        def _parse_address_masked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address_masked = _parse_address_masked(d.pop("address_masked"))

        def _parse_extra_id_masked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        extra_id_masked = _parse_extra_id_masked(d.pop("extra_id_masked"))

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

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmed_at"))

        link_expires_at = datetime.datetime.fromisoformat(d.pop("link_expires_at"))

        refund_page = cls(
            order_number=order_number,
            order_id=order_id,
            purpose=purpose,
            item_title=item_title,
            received=received,
            asked=asked,
            received_in=received_in,
            amount=amount,
            currency=currency,
            coin_amount=coin_amount,
            pay_currency=pay_currency,
            coin_name=coin_name,
            network=network,
            network_name=network_name,
            status=status,
            status_text=status_text,
            memo=memo,
            memo_name=memo_name,
            may_give_address=may_give_address,
            may_keep=may_keep,
            address_masked=address_masked,
            extra_id_masked=extra_id_masked,
            tx_hash=tx_hash,
            explorer_url=explorer_url,
            sent_at=sent_at,
            confirmed_at=confirmed_at,
            link_expires_at=link_expires_at,
        )

        return refund_page
