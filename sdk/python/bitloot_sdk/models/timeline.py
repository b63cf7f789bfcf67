from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.timeline_kind import TimelineKind

if TYPE_CHECKING:
    from ..models.timeline_data import TimelineData


T = TypeVar("T", bound="Timeline")


@_attrs_define
class Timeline:
    at: datetime.datetime
    kind: TimelineKind
    text: str
    actor: str
    subject_kind: str
    subject_id: UUID
    event: None | str
    from_state: None | str
    to_state: None | str
    data: TimelineData

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        kind = self.kind.value

        text = self.text

        actor = self.actor

        subject_kind = self.subject_kind

        subject_id = str(self.subject_id)

        event: None | str
        event = self.event

        from_state: None | str
        from_state = self.from_state

        to_state: None | str
        to_state = self.to_state

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "kind": kind,
                "text": text,
                "actor": actor,
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "event": event,
                "from_state": from_state,
                "to_state": to_state,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.timeline_data import TimelineData  # noqa: PLC0415

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        kind = TimelineKind(d.pop("kind"))

        text = d.pop("text")

        actor = d.pop("actor")

        subject_kind = d.pop("subject_kind")

        subject_id = UUID(d.pop("subject_id"))

        def _parse_event(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        event = _parse_event(d.pop("event"))

        def _parse_from_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        from_state = _parse_from_state(d.pop("from_state"))

        def _parse_to_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        to_state = _parse_to_state(d.pop("to_state"))

        data = TimelineData.from_dict(d.pop("data"))

        timeline = cls(
            at=at,
            kind=kind,
            text=text,
            actor=actor,
            subject_kind=subject_kind,
            subject_id=subject_id,
            event=event,
            from_state=from_state,
            to_state=to_state,
            data=data,
        )

        return timeline
