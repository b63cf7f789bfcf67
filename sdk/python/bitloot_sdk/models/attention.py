from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.attention_state import AttentionState

if TYPE_CHECKING:
    from ..models.attention_data import AttentionData


T = TypeVar("T", bound="Attention")


@_attrs_define
class Attention:
    id: UUID
    created_at: datetime.datetime
    state: AttentionState
    reason: str
    subject_kind: str
    subject_id: UUID
    order_id: None | UUID
    summary: str
    action: str
    data: AttentionData
    resolved_at: datetime.datetime | None
    resolved_by: None | str
    resolution: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        state = self.state.value

        reason = self.reason

        subject_kind = self.subject_kind

        subject_id = str(self.subject_id)

        order_id: None | str
        if isinstance(self.order_id, UUID):
            order_id = str(self.order_id)
        else:
            order_id = self.order_id

        summary = self.summary

        action = self.action

        data = self.data.to_dict()

        resolved_at: None | str
        if isinstance(self.resolved_at, datetime.datetime):
            resolved_at = self.resolved_at.isoformat()
        else:
            resolved_at = self.resolved_at

        resolved_by: None | str
        resolved_by = self.resolved_by

        resolution: None | str
        resolution = self.resolution

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "state": state,
                "reason": reason,
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "order_id": order_id,
                "summary": summary,
                "action": action,
                "data": data,
                "resolved_at": resolved_at,
                "resolved_by": resolved_by,
                "resolution": resolution,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attention_data import AttentionData  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        state = AttentionState(d.pop("state"))

        reason = d.pop("reason")

        subject_kind = d.pop("subject_kind")

        subject_id = UUID(d.pop("subject_id"))

        def _parse_order_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_id_type_0 = UUID(data)

                return order_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        order_id = _parse_order_id(d.pop("order_id"))

        summary = d.pop("summary")

        action = d.pop("action")

        data = AttentionData.from_dict(d.pop("data"))

        def _parse_resolved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                resolved_at_type_0 = datetime.datetime.fromisoformat(data)

                return resolved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        resolved_at = _parse_resolved_at(d.pop("resolved_at"))

        def _parse_resolved_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        resolved_by = _parse_resolved_by(d.pop("resolved_by"))

        def _parse_resolution(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        resolution = _parse_resolution(d.pop("resolution"))

        attention = cls(
            id=id,
            created_at=created_at,
            state=state,
            reason=reason,
            subject_kind=subject_kind,
            subject_id=subject_id,
            order_id=order_id,
            summary=summary,
            action=action,
            data=data,
            resolved_at=resolved_at,
            resolved_by=resolved_by,
            resolution=resolution,
        )

        return attention
