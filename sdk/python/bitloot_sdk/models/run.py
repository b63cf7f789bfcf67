from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_checked import RunChecked


T = TypeVar("T", bound="Run")


@_attrs_define
class Run:
    id: UUID
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    started_by: str
    since: datetime.datetime | None
    stage: None | str
    """ What is being compared while the run is on. """
    checked: RunChecked
    """ How many were compared, by rule. """
    breaks: int
    accepted: int
    failed: None | str
    """ Who did not answer; then nothing is certified. """
    is_certificate: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        started_at = self.started_at.isoformat()

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        started_by = self.started_by

        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        stage: None | str
        stage = self.stage

        checked = self.checked.to_dict()

        breaks = self.breaks

        accepted = self.accepted

        failed: None | str
        failed = self.failed

        is_certificate = self.is_certificate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "started_at": started_at,
                "finished_at": finished_at,
                "started_by": started_by,
                "since": since,
                "stage": stage,
                "checked": checked,
                "breaks": breaks,
                "accepted": accepted,
                "failed": failed,
                "is_certificate": is_certificate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.run_checked import RunChecked  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

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

        started_by = d.pop("started_by")

        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))

        def _parse_stage(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        stage = _parse_stage(d.pop("stage"))

        checked = RunChecked.from_dict(d.pop("checked"))

        breaks = d.pop("breaks")

        accepted = d.pop("accepted")

        def _parse_failed(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        failed = _parse_failed(d.pop("failed"))

        is_certificate = d.pop("is_certificate")

        run = cls(
            id=id,
            started_at=started_at,
            finished_at=finished_at,
            started_by=started_by,
            since=since,
            stage=stage,
            checked=checked,
            breaks=breaks,
            accepted=accepted,
            failed=failed,
            is_certificate=is_certificate,
        )

        return run
