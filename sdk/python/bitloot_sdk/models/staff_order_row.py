from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_order_row_status import StaffOrderRowStatus

if TYPE_CHECKING:
    from ..models.staff_payment import StaffPayment


T = TypeVar("T", bound="StaffOrderRow")


@_attrs_define
class StaffOrderRow:
    id: UUID
    number: str
    status: StaffOrderRowStatus
    email: str
    currency: str
    total: str
    flags: list[str]
    quantity: int
    created_at: datetime.datetime
    expires_at: datetime.datetime
    paid_at: datetime.datetime | None
    fulfilled_at: datetime.datetime | None
    payment: None | StaffPayment

    def to_dict(self) -> dict[str, Any]:
        from ..models.staff_payment import StaffPayment  # noqa: PLC0415

        id = str(self.id)

        number = self.number

        status = self.status.value

        email = self.email

        currency = self.currency

        total = self.total

        flags = self.flags

        quantity = self.quantity

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

        payment: dict[str, Any] | None
        if isinstance(self.payment, StaffPayment):
            payment = self.payment.to_dict()
        else:
            payment = self.payment

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "number": number,
                "status": status,
                "email": email,
                "currency": currency,
                "total": total,
                "flags": flags,
                "quantity": quantity,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "fulfilled_at": fulfilled_at,
                "payment": payment,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.staff_payment import StaffPayment  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        status = StaffOrderRowStatus(d.pop("status"))

        email = d.pop("email")

        currency = d.pop("currency")

        total = d.pop("total")

        flags = cast(list[str], d.pop("flags"))

        quantity = d.pop("quantity")

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

        def _parse_payment(data: object) -> None | StaffPayment:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_type_0 = StaffPayment.from_dict(data)

                return payment_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StaffPayment, data)

        payment = _parse_payment(d.pop("payment"))

        staff_order_row = cls(
            id=id,
            number=number,
            status=status,
            email=email,
            currency=currency,
            total=total,
            flags=flags,
            quantity=quantity,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            fulfilled_at=fulfilled_at,
            payment=payment,
        )

        return staff_order_row
