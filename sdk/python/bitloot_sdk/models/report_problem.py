from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.report_problem_complaint import ReportProblemComplaint
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportProblem")


@_attrs_define
class ReportProblem:
    complaint: ReportProblemComplaint
    text: str | Unset = ""
    keys: list[UUID] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        complaint = self.complaint.value

        text = self.text

        keys: list[str] | Unset = UNSET
        if not isinstance(self.keys, Unset):
            keys = []
            for keys_item_data in self.keys:
                keys_item = str(keys_item_data)
                keys.append(keys_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "complaint": complaint,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text
        if keys is not UNSET:
            field_dict["keys"] = keys

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        complaint = ReportProblemComplaint(d.pop("complaint"))

        text = d.pop("text", UNSET)

        _keys = d.pop("keys", UNSET)
        keys: list[UUID] | Unset = UNSET
        if _keys is not UNSET:
            keys = []
            for keys_item_data in _keys:
                keys_item = UUID(keys_item_data)

                keys.append(keys_item)

        report_problem = cls(
            complaint=complaint,
            text=text,
            keys=keys,
        )

        return report_problem
