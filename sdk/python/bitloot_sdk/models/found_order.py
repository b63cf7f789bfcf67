from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.found_order_status import FoundOrderStatus

T = TypeVar("T", bound="FoundOrder")


@_attrs_define
class FoundOrder:
    id: UUID
    number: str
    status: FoundOrderStatus
    created_at: datetime.datetime
    total: str
    currency: str
    titles: list[str]
    order_session_token: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        number = self.number

        status = self.status.value

        created_at = self.created_at.isoformat()

        total = self.total

        currency = self.currency

        titles = self.titles

        order_session_token = self.order_session_token

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "number": number,
                "status": status,
                "created_at": created_at,
                "total": total,
                "currency": currency,
                "titles": titles,
                "order_session_token": order_session_token,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        status = FoundOrderStatus(d.pop("status"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        total = d.pop("total")

        currency = d.pop("currency")

        titles = cast(list[str], d.pop("titles"))

        order_session_token = d.pop("order_session_token")

        found_order = cls(
            id=id,
            number=number,
            status=status,
            created_at=created_at,
            total=total,
            currency=currency,
            titles=titles,
            order_session_token=order_session_token,
        )

        return found_order
