from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.replay_row_outcome import ReplayRowOutcome
from ..models.replay_row_prospect import ReplayRowProspect
from ..models.replay_row_sender import ReplayRowSender

T = TypeVar("T", bound="ReplayRow")


@_attrs_define
class ReplayRow:
    id: UUID
    sender: ReplayRowSender
    event: None | str
    reference: None | str
    prospect: ReplayRowProspect
    now: str
    then: str
    outcome: ReplayRowOutcome
    refusal: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        sender = self.sender.value

        event: None | str
        event = self.event

        reference: None | str
        reference = self.reference

        prospect = self.prospect.value

        now = self.now

        then = self.then

        outcome = self.outcome.value

        refusal: None | str
        refusal = self.refusal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "sender": sender,
                "event": event,
                "reference": reference,
                "prospect": prospect,
                "now": now,
                "then": then,
                "outcome": outcome,
                "refusal": refusal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        sender = ReplayRowSender(d.pop("sender"))

        def _parse_event(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        event = _parse_event(d.pop("event"))

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        prospect = ReplayRowProspect(d.pop("prospect"))

        now = d.pop("now")

        then = d.pop("then")

        outcome = ReplayRowOutcome(d.pop("outcome"))

        def _parse_refusal(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        refusal = _parse_refusal(d.pop("refusal"))

        replay_row = cls(
            id=id,
            sender=sender,
            event=event,
            reference=reference,
            prospect=prospect,
            now=now,
            then=then,
            outcome=outcome,
            refusal=refusal,
        )

        return replay_row
