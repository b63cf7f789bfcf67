from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_order_status import StaffOrderStatus

if TYPE_CHECKING:
    from ..models.attention import Attention
    from ..models.staff_item import StaffItem
    from ..models.staff_payment import StaffPayment
    from ..models.timeline import Timeline
    from ..models.webhook import Webhook


T = TypeVar("T", bound="StaffOrder")


@_attrs_define
class StaffOrder:
    id: UUID
    number: str
    status: StaffOrderStatus
    status_text: str
    email: str
    currency: str
    subtotal: str
    discount: str
    total: str
    flags: list[str]
    terms_version: str
    region_acknowledged: bool
    client_ip: None | str
    client_country: None | str
    created_at: datetime.datetime
    expires_at: datetime.datetime
    paid_at: datetime.datetime | None
    fulfilled_at: datetime.datetime | None
    items: list[StaffItem]
    payments: list[StaffPayment]
    timeline: list[Timeline]
    attention: list[Attention]
    webhooks: list[Webhook]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        number = self.number

        status = self.status.value

        status_text = self.status_text

        email = self.email

        currency = self.currency

        subtotal = self.subtotal

        discount = self.discount

        total = self.total

        flags = self.flags

        terms_version = self.terms_version

        region_acknowledged = self.region_acknowledged

        client_ip: None | str
        client_ip = self.client_ip

        client_country: None | str
        client_country = self.client_country

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        paid_at: None | str
        if isinstance(self.paid_at, datetime.datetime):
            paid_at = self.paid_at.isoformat()
        else:
            paid_at = self.paid_at

        fulfilled_at: None | str
        if isinstance(self.fulfilled_at, datetime.datetime):
            fulfilled_at = self.fulfilled_at.isoformat()
        else:
            fulfilled_at = self.fulfilled_at

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        payments = []
        for payments_item_data in self.payments:
            payments_item = payments_item_data.to_dict()
            payments.append(payments_item)

        timeline = []
        for timeline_item_data in self.timeline:
            timeline_item = timeline_item_data.to_dict()
            timeline.append(timeline_item)

        attention = []
        for attention_item_data in self.attention:
            attention_item = attention_item_data.to_dict()
            attention.append(attention_item)

        webhooks = []
        for webhooks_item_data in self.webhooks:
            webhooks_item = webhooks_item_data.to_dict()
            webhooks.append(webhooks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "number": number,
                "status": status,
                "status_text": status_text,
                "email": email,
                "currency": currency,
                "subtotal": subtotal,
                "discount": discount,
                "total": total,
                "flags": flags,
                "terms_version": terms_version,
                "region_acknowledged": region_acknowledged,
                "client_ip": client_ip,
                "client_country": client_country,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "fulfilled_at": fulfilled_at,
                "items": items,
                "payments": payments,
                "timeline": timeline,
                "attention": attention,
                "webhooks": webhooks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attention import Attention  # noqa: PLC0415
        from ..models.staff_item import StaffItem  # noqa: PLC0415
        from ..models.staff_payment import StaffPayment  # noqa: PLC0415
        from ..models.timeline import Timeline  # noqa: PLC0415
        from ..models.webhook import Webhook  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        status = StaffOrderStatus(d.pop("status"))

        status_text = d.pop("status_text")

        email = d.pop("email")

        currency = d.pop("currency")

        subtotal = d.pop("subtotal")

        discount = d.pop("discount")

        total = d.pop("total")

        flags = cast(list[str], d.pop("flags"))

        terms_version = d.pop("terms_version")

        region_acknowledged = d.pop("region_acknowledged")

        def _parse_client_ip(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_ip = _parse_client_ip(d.pop("client_ip"))

        def _parse_client_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_country = _parse_client_country(d.pop("client_country"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_paid_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paid_at_type_0 = datetime.datetime.fromisoformat(data)

                return paid_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paid_at = _parse_paid_at(d.pop("paid_at"))

        def _parse_fulfilled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fulfilled_at_type_0 = datetime.datetime.fromisoformat(data)

                return fulfilled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        fulfilled_at = _parse_fulfilled_at(d.pop("fulfilled_at"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = StaffItem.from_dict(items_item_data)

            items.append(items_item)

        payments = []
        _payments = d.pop("payments")
        for payments_item_data in _payments:
            payments_item = StaffPayment.from_dict(payments_item_data)

            payments.append(payments_item)

        timeline = []
        _timeline = d.pop("timeline")
        for timeline_item_data in _timeline:
            timeline_item = Timeline.from_dict(timeline_item_data)

            timeline.append(timeline_item)

        attention = []
        _attention = d.pop("attention")
        for attention_item_data in _attention:
            attention_item = Attention.from_dict(attention_item_data)

            attention.append(attention_item)

        webhooks = []
        _webhooks = d.pop("webhooks")
        for webhooks_item_data in _webhooks:
            webhooks_item = Webhook.from_dict(webhooks_item_data)

            webhooks.append(webhooks_item)

        staff_order = cls(
            id=id,
            number=number,
            status=status,
            status_text=status_text,
            email=email,
            currency=currency,
            subtotal=subtotal,
            discount=discount,
            total=total,
            flags=flags,
            terms_version=terms_version,
            region_acknowledged=region_acknowledged,
            client_ip=client_ip,
            client_country=client_country,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            fulfilled_at=fulfilled_at,
            items=items,
            payments=payments,
            timeline=timeline,
            attention=attention,
            webhooks=webhooks,
        )

        return staff_order
