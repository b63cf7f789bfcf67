from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SyncFailure")


@_attrs_define
class SyncFailure:
    kinguin_id: int | None
    reason: str

    def to_dict(self) -> dict[str, Any]:
        kinguin_id: int | None
        kinguin_id = self.kinguin_id

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kinguin_id": kinguin_id,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_kinguin_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        kinguin_id = _parse_kinguin_id(d.pop("kinguin_id"))

        reason = d.pop("reason")

        sync_failure = cls(
            kinguin_id=kinguin_id,
            reason=reason,
        )

        return sync_failure
