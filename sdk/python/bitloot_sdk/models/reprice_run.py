from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.reprice_run_state import RepriceRunState

if TYPE_CHECKING:
    from ..models.refusal_note import RefusalNote


T = TypeVar("T", bound="RepriceRun")


@_attrs_define
class RepriceRun:
    id: UUID
    state: RepriceRunState
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    started_by: str
    expected: int
    seen: int
    raised: int
    lowered: int
    unchanged: int
    refused: int
    refusals: list[RefusalNote]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        state = self.state.value

        started_at = self.started_at.isoformat()

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        started_by = self.started_by

        expected = self.expected

        seen = self.seen

        raised = self.raised

        lowered = self.lowered

        unchanged = self.unchanged

        refused = self.refused

        refusals = []
        for refusals_item_data in self.refusals:
            refusals_item = refusals_item_data.to_dict()
            refusals.append(refusals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "state": state,
                "started_at": started_at,
                "finished_at": finished_at,
                "started_by": started_by,
                "expected": expected,
                "seen": seen,
                "raised": raised,
                "lowered": lowered,
                "unchanged": unchanged,
                "refused": refused,
                "refusals": refusals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refusal_note import RefusalNote  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        state = RepriceRunState(d.pop("state"))

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

        expected = d.pop("expected")

        seen = d.pop("seen")

        raised = d.pop("raised")

        lowered = d.pop("lowered")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        refusals = []
        _refusals = d.pop("refusals")
        for refusals_item_data in _refusals:
            refusals_item = RefusalNote.from_dict(refusals_item_data)

            refusals.append(refusals_item)

        reprice_run = cls(
            id=id,
            state=state,
            started_at=started_at,
            finished_at=finished_at,
            started_by=started_by,
            expected=expected,
            seen=seen,
            raised=raised,
            lowered=lowered,
            unchanged=unchanged,
            refused=refused,
            refusals=refusals,
        )

        return reprice_run
