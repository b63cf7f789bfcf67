from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.retry_report_status import RetryReportStatus

if TYPE_CHECKING:
    from ..models.line_report import LineReport


T = TypeVar("T", bound="RetryReport")


@_attrs_define
class RetryReport:
    order_id: UUID
    status: RetryReportStatus
    action: str
    lines: list[LineReport]

    def to_dict(self) -> dict[str, Any]:
        order_id = str(self.order_id)

        status = self.status.value

        action = self.action

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "order_id": order_id,
                "status": status,
                "action": action,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_report import LineReport  # noqa: PLC0415

        d = dict(src_dict)
        order_id = UUID(d.pop("order_id"))

        status = RetryReportStatus(d.pop("status"))

        action = d.pop("action")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineReport.from_dict(lines_item_data)

            lines.append(lines_item)

        retry_report = cls(
            order_id=order_id,
            status=status,
            action=action,
            lines=lines,
        )

        return retry_report
