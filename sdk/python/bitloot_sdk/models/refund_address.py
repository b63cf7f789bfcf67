from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RefundAddress")


@_attrs_define
class RefundAddress:
    address: str
    extra_id: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        extra_id: None | str | Unset
        if isinstance(self.extra_id, Unset):
            extra_id = UNSET
        else:
            extra_id = self.extra_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
            }
        )
        if extra_id is not UNSET:
            field_dict["extra_id"] = extra_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        address = d.pop("address")

        def _parse_extra_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        extra_id = _parse_extra_id(d.pop("extra_id", UNSET))

        refund_address = cls(
            address=address,
            extra_id=extra_id,
        )

        return refund_address
