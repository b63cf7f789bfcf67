from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SendRefund")


@_attrs_define
class SendRefund:
    tx_hash: str
    address: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        tx_hash = self.tx_hash

        address = self.address

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "tx_hash": tx_hash,
                "address": address,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tx_hash = d.pop("tx_hash")

        address = d.pop("address")

        reason = d.pop("reason")

        send_refund = cls(
            tx_hash=tx_hash,
            address=address,
            reason=reason,
        )

        return send_refund
