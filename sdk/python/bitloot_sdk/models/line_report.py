from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.line_report_status import LineReportStatus

T = TypeVar("T", bound="LineReport")


@_attrs_define
class LineReport:
    item_id: UUID
    title: str
    status: LineReportStatus
    quantity: int
    stored: int
    external_id: None | str
    provider_order_id: None | str
    found: str
    action: str

    def to_dict(self) -> dict[str, Any]:
        item_id = str(self.item_id)

        title = self.title

        status = self.status.value

        quantity = self.quantity

        stored = self.stored

        external_id: None | str
        external_id = self.external_id

        provider_order_id: None | str
        provider_order_id = self.provider_order_id

        found = self.found

        action = self.action

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item_id": item_id,
                "title": title,
                "status": status,
                "quantity": quantity,
                "stored": stored,
                "external_id": external_id,
                "provider_order_id": provider_order_id,
                "found": found,
                "action": action,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        item_id = UUID(d.pop("item_id"))

        title = d.pop("title")

        status = LineReportStatus(d.pop("status"))

        quantity = d.pop("quantity")

        stored = d.pop("stored")

        def _parse_external_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        external_id = _parse_external_id(d.pop("external_id"))

        def _parse_provider_order_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_order_id = _parse_provider_order_id(d.pop("provider_order_id"))

        found = d.pop("found")

        action = d.pop("action")

        line_report = cls(
            item_id=item_id,
            title=title,
            status=status,
            quantity=quantity,
            stored=stored,
            external_id=external_id,
            provider_order_id=provider_order_id,
            found=found,
            action=action,
        )

        return line_report
