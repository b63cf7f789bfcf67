from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RefundEntry")


@_attrs_define
class RefundEntry:
    at: datetime.datetime
    text: str
    actor: str
    event: None | str
    from_state: None | str
    to_state: None | str

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        text = self.text

        actor = self.actor

        event: None | str
        event = self.event

        from_state: None | str
        from_state = self.from_state

        to_state: None | str
        to_state = self.to_state

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "text": text,
                "actor": actor,
                "event": event,
                "from_state": from_state,
                "to_state": to_state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        text = d.pop("text")

        actor = d.pop("actor")

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

        refund_entry = cls(
            at=at,
            text=text,
            actor=actor,
            event=event,
            from_state=from_state,
            to_state=to_state,
        )

        return refund_entry
