from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_refund_detail_purpose import StaffRefundDetailPurpose
from ..models.staff_refund_detail_status import StaffRefundDetailStatus

if TYPE_CHECKING:
    from ..models.refund_entry import RefundEntry


T = TypeVar("T", bound="StaffRefundDetail")


@_attrs_define
class StaffRefundDetail:
    id: UUID
    order_id: UUID
    payment_id: UUID
    item_id: None | UUID
    created_at: datetime.datetime
    purpose: StaffRefundDetailPurpose
    status: StaffRefundDetailStatus
    amount: str
    currency: str
    pay_currency: str
    network: None | str
    coin_amount: str
    address: None | str
    extra_id: None | str
    address_given_at: datetime.datetime | None
    address_given_by: None | str
    reason: str
    requested_by: str
    needs_second_person: bool
    approved_by: None | str
    approved_at: datetime.datetime | None
    sent_by: None | str
    sent_at: datetime.datetime | None
    tx_hash: None | str
    explorer_url: None | str
    confirmed_at: datetime.datetime | None
    bounced_at: datetime.datetime | None
    cancelled_by: None | str
    link: None | str
    order_number: str
    timeline: list[RefundEntry]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        order_id = str(self.order_id)

        payment_id = str(self.payment_id)

        item_id: None | str
        if isinstance(self.item_id, UUID):
            item_id = str(self.item_id)
        else:
            item_id = self.item_id

        created_at = self.created_at.isoformat()

        purpose = self.purpose.value

        status = self.status.value

        amount = self.amount

        currency = self.currency

        pay_currency = self.pay_currency

        network: None | str
        network = self.network

        coin_amount = self.coin_amount

        address: None | str
        address = self.address

        extra_id: None | str
        extra_id = self.extra_id

        address_given_at: None | str
        if isinstance(self.address_given_at, datetime.datetime):
            address_given_at = self.address_given_at.isoformat()
        else:
            address_given_at = self.address_given_at

        address_given_by: None | str
        address_given_by = self.address_given_by

        reason = self.reason

        requested_by = self.requested_by

        needs_second_person = self.needs_second_person

        approved_by: None | str
        approved_by = self.approved_by

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        sent_by: None | str
        sent_by = self.sent_by

        sent_at: None | str
        if isinstance(self.sent_at, datetime.datetime):
            sent_at = self.sent_at.isoformat()
        else:
            sent_at = self.sent_at

        tx_hash: None | str
        tx_hash = self.tx_hash

        explorer_url: None | str
        explorer_url = self.explorer_url

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        bounced_at: None | str
        if isinstance(self.bounced_at, datetime.datetime):
            bounced_at = self.bounced_at.isoformat()
        else:
            bounced_at = self.bounced_at

        cancelled_by: None | str
        cancelled_by = self.cancelled_by

        link: None | str
        link = self.link

        order_number = self.order_number

        timeline = []
        for timeline_item_data in self.timeline:
            timeline_item = timeline_item_data.to_dict()
            timeline.append(timeline_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "order_id": order_id,
                "payment_id": payment_id,
                "item_id": item_id,
                "created_at": created_at,
                "purpose": purpose,
                "status": status,
                "amount": amount,
                "currency": currency,
                "pay_currency": pay_currency,
                "network": network,
                "coin_amount": coin_amount,
                "address": address,
                "extra_id": extra_id,
                "address_given_at": address_given_at,
                "address_given_by": address_given_by,
                "reason": reason,
                "requested_by": requested_by,
                "needs_second_person": needs_second_person,
                "approved_by": approved_by,
                "approved_at": approved_at,
                "sent_by": sent_by,
                "sent_at": sent_at,
                "tx_hash": tx_hash,
                "explorer_url": explorer_url,
                "confirmed_at": confirmed_at,
                "bounced_at": bounced_at,
                "cancelled_by": cancelled_by,
                "link": link,
                "order_number": order_number,
                "timeline": timeline,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_entry import RefundEntry  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        order_id = UUID(d.pop("order_id"))

        payment_id = UUID(d.pop("payment_id"))

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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        purpose = StaffRefundDetailPurpose(d.pop("purpose"))

        status = StaffRefundDetailStatus(d.pop("status"))

        amount = d.pop("amount")

        currency = d.pop("currency")

        pay_currency = d.pop("pay_currency")

        def _parse_network(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        network = _parse_network(d.pop("network"))

        coin_amount = d.pop("coin_amount")

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_extra_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        extra_id = _parse_extra_id(d.pop("extra_id"))

        def _parse_address_given_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                address_given_at_type_0 = datetime.datetime.fromisoformat(data)

                return address_given_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        address_given_at = _parse_address_given_at(d.pop("address_given_at"))

        def _parse_address_given_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address_given_by = _parse_address_given_by(d.pop("address_given_by"))

        reason = d.pop("reason")

        requested_by = d.pop("requested_by")

        needs_second_person = d.pop("needs_second_person")

        def _parse_approved_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        approved_by = _parse_approved_by(d.pop("approved_by"))

        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)

                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))

        def _parse_sent_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sent_by = _parse_sent_by(d.pop("sent_by"))

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

        def _parse_bounced_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                bounced_at_type_0 = datetime.datetime.fromisoformat(data)

                return bounced_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        bounced_at = _parse_bounced_at(d.pop("bounced_at"))

        def _parse_cancelled_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cancelled_by = _parse_cancelled_by(d.pop("cancelled_by"))

        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))

        order_number = d.pop("order_number")

        timeline = []
        _timeline = d.pop("timeline")
        for timeline_item_data in _timeline:
            timeline_item = RefundEntry.from_dict(timeline_item_data)

            timeline.append(timeline_item)

        staff_refund_detail = cls(
            id=id,
            order_id=order_id,
            payment_id=payment_id,
            item_id=item_id,
            created_at=created_at,
            purpose=purpose,
            status=status,
            amount=amount,
            currency=currency,
            pay_currency=pay_currency,
            network=network,
            coin_amount=coin_amount,
            address=address,
            extra_id=extra_id,
            address_given_at=address_given_at,
            address_given_by=address_given_by,
            reason=reason,
            requested_by=requested_by,
            needs_second_person=needs_second_person,
            approved_by=approved_by,
            approved_at=approved_at,
            sent_by=sent_by,
            sent_at=sent_at,
            tx_hash=tx_hash,
            explorer_url=explorer_url,
            confirmed_at=confirmed_at,
            bounced_at=bounced_at,
            cancelled_by=cancelled_by,
            link=link,
            order_number=order_number,
            timeline=timeline,
        )

        return staff_refund_detail
