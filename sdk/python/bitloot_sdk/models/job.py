from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.job_state import JobState

if TYPE_CHECKING:
    from ..models.job_payload import JobPayload


T = TypeVar("T", bound="Job")


@_attrs_define
class Job:
    id: UUID
    kind: str
    key: str
    payload: JobPayload
    state: JobState
    priority: int
    attempts: int
    postponements: int
    created_at: datetime.datetime
    run_at: datetime.datetime
    finished_at: datetime.datetime | None
    last_error: None | str
    trail_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        key = self.key

        payload = self.payload.to_dict()

        state = self.state.value

        priority = self.priority

        attempts = self.attempts

        postponements = self.postponements

        created_at = self.created_at.isoformat()

        run_at = self.run_at.isoformat()

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        last_error: None | str
        last_error = self.last_error

        trail_id: None | str
        if isinstance(self.trail_id, UUID):
            trail_id = str(self.trail_id)
        else:
            trail_id = self.trail_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "key": key,
                "payload": payload,
                "state": state,
                "priority": priority,
                "attempts": attempts,
                "postponements": postponements,
                "created_at": created_at,
                "run_at": run_at,
                "finished_at": finished_at,
                "last_error": last_error,
                "trail_id": trail_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_payload import JobPayload  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        key = d.pop("key")

        payload = JobPayload.from_dict(d.pop("payload"))

        state = JobState(d.pop("state"))

        priority = d.pop("priority")

        attempts = d.pop("attempts")

        postponements = d.pop("postponements")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        run_at = datetime.datetime.fromisoformat(d.pop("run_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        def _parse_last_error(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        last_error = _parse_last_error(d.pop("last_error"))

        def _parse_trail_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trail_id_type_0 = UUID(data)

                return trail_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        trail_id = _parse_trail_id(d.pop("trail_id"))

        job = cls(
            id=id,
            kind=kind,
            key=key,
            payload=payload,
            state=state,
            priority=priority,
            attempts=attempts,
            postponements=postponements,
            created_at=created_at,
            run_at=run_at,
            finished_at=finished_at,
            last_error=last_error,
            trail_id=trail_id,
        )

        return job
