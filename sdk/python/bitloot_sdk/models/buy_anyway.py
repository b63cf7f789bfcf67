from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="BuyAnyway")


@_attrs_define
class BuyAnyway:
    reason: str
    code: str
    """ From the authenticator; works once. """

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        code = d.pop("code")

        buy_anyway = cls(
            reason=reason,
            code=code,
        )

        return buy_anyway
