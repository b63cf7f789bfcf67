from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Keep")


@_attrs_define
class Keep:
    reason: str
    order_id: UUID
    payment_id: UUID

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        order_id = str(self.order_id)

        payment_id = str(self.payment_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "order_id": order_id,
                "payment_id": payment_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        order_id = UUID(d.pop("order_id"))

        payment_id = UUID(d.pop("payment_id"))

        keep = cls(
            reason=reason,
            order_id=order_id,
            payment_id=payment_id,
        )

        return keep
