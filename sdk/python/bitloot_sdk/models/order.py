from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.order_status import OrderStatus

if TYPE_CHECKING:
    from ..models.order_item import OrderItem
    from ..models.payment import Payment
    from ..models.refund_summary import RefundSummary


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    id: UUID
    number: str
    status: OrderStatus
    status_text: str
    may_close: bool
    email: str
    currency: str
    subtotal: str
    discount: str
    total: str
    created_at: datetime.datetime
    expires_at: datetime.datetime | None
    paid_at: datetime.datetime | None
    fulfilled_at: datetime.datetime | None
    terms_version: str
    live_url: str
    items: list[OrderItem]
    payment: None | Payment
    received: None | str
    owed: str
    refunds: list[RefundSummary]

    def to_dict(self) -> dict[str, Any]:
        from ..models.payment import Payment  # noqa: PLC0415

        id = str(self.id)

        number = self.number

        status = self.status.value

        status_text = self.status_text

        may_close = self.may_close

        email = self.email

        currency = self.currency

        subtotal = self.subtotal

        discount = self.discount

        total = self.total

        created_at = self.created_at.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

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

        terms_version = self.terms_version

        live_url = self.live_url

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        payment: dict[str, Any] | None
        if isinstance(self.payment, Payment):
            payment = self.payment.to_dict()
        else:
            payment = self.payment

        received: None | str
        received = self.received

        owed = self.owed

        refunds = []
        for refunds_item_data in self.refunds:
            refunds_item = refunds_item_data.to_dict()
            refunds.append(refunds_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "number": number,
                "status": status,
                "status_text": status_text,
                "may_close": may_close,
                "email": email,
                "currency": currency,
                "subtotal": subtotal,
                "discount": discount,
                "total": total,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "fulfilled_at": fulfilled_at,
                "terms_version": terms_version,
                "live_url": live_url,
                "items": items,
                "payment": payment,
                "received": received,
                "owed": owed,
                "refunds": refunds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order_item import OrderItem  # noqa: PLC0415
        from ..models.payment import Payment  # noqa: PLC0415
        from ..models.refund_summary import RefundSummary  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        status = OrderStatus(d.pop("status"))

        status_text = d.pop("status_text")

        may_close = d.pop("may_close")

        email = d.pop("email")

        currency = d.pop("currency")

        subtotal = d.pop("subtotal")

        discount = d.pop("discount")

        total = d.pop("total")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

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

        terms_version = d.pop("terms_version")

        live_url = d.pop("live_url")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = OrderItem.from_dict(items_item_data)

            items.append(items_item)

        def _parse_payment(data: object) -> None | Payment:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_type_0 = Payment.from_dict(data)

                return payment_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Payment, data)

        payment = _parse_payment(d.pop("payment"))

        def _parse_received(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        received = _parse_received(d.pop("received"))

        owed = d.pop("owed")

        refunds = []
        _refunds = d.pop("refunds")
        for refunds_item_data in _refunds:
            refunds_item = RefundSummary.from_dict(refunds_item_data)

            refunds.append(refunds_item)

        order = cls(
            id=id,
            number=number,
            status=status,
            status_text=status_text,
            may_close=may_close,
            email=email,
            currency=currency,
            subtotal=subtotal,
            discount=discount,
            total=total,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            fulfilled_at=fulfilled_at,
            terms_version=terms_version,
            live_url=live_url,
            items=items,
            payment=payment,
            received=received,
            owed=owed,
            refunds=refunds,
        )

        return order
