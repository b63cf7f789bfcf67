from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Value")


@_attrs_define
class Value:
    reason: str
    received: None | str | Unset = UNSET
    credited: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        received: None | str | Unset
        if isinstance(self.received, Unset):
            received = UNSET
        else:
            received = self.received

        credited: None | str | Unset
        if isinstance(self.credited, Unset):
            credited = UNSET
        else:
            credited = self.credited

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if received is not UNSET:
            field_dict["received"] = received
        if credited is not UNSET:
            field_dict["credited"] = credited

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_received(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        received = _parse_received(d.pop("received", UNSET))

        def _parse_credited(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        credited = _parse_credited(d.pop("credited", UNSET))

        value = cls(
            reason=reason,
            received=received,
            credited=credited,
        )

        return value
