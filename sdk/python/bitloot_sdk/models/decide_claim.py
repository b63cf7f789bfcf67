from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DecideClaim")


@_attrs_define
class DecideClaim:
    reason: str
    answer: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        answer = self.answer

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if answer is not UNSET:
            field_dict["answer"] = answer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        answer = d.pop("answer", UNSET)

        decide_claim = cls(
            reason=reason,
            answer=answer,
        )

        return decide_claim
