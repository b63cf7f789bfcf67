from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.price_preview_run_state import PricePreviewRunState

if TYPE_CHECKING:
    from ..models.margin_class import MarginClass
    from ..models.offender import Offender
    from ..models.price_move import PriceMove


T = TypeVar("T", bound="PricePreviewRun")


@_attrs_define
class PricePreviewRun:
    id: UUID
    state: PricePreviewRunState
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    started_by: str
    expected: int
    version: str
    seen: int
    raised: int
    lowered: int
    unchanged: int
    refused: int
    refused_later: int
    margins: list[MarginClass]
    biggest: list[PriceMove]
    offenders: list[Offender]

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

        version = self.version

        seen = self.seen

        raised = self.raised

        lowered = self.lowered

        unchanged = self.unchanged

        refused = self.refused

        refused_later = self.refused_later

        margins = []
        for margins_item_data in self.margins:
            margins_item = margins_item_data.to_dict()
            margins.append(margins_item)

        biggest = []
        for biggest_item_data in self.biggest:
            biggest_item = biggest_item_data.to_dict()
            biggest.append(biggest_item)

        offenders = []
        for offenders_item_data in self.offenders:
            offenders_item = offenders_item_data.to_dict()
            offenders.append(offenders_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "state": state,
                "started_at": started_at,
                "finished_at": finished_at,
                "started_by": started_by,
                "expected": expected,
                "version": version,
                "seen": seen,
                "raised": raised,
                "lowered": lowered,
                "unchanged": unchanged,
                "refused": refused,
                "refused_later": refused_later,
                "margins": margins,
                "biggest": biggest,
                "offenders": offenders,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.margin_class import MarginClass  # noqa: PLC0415
        from ..models.offender import Offender  # noqa: PLC0415
        from ..models.price_move import PriceMove  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        state = PricePreviewRunState(d.pop("state"))

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

        version = d.pop("version")

        seen = d.pop("seen")

        raised = d.pop("raised")

        lowered = d.pop("lowered")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        refused_later = d.pop("refused_later")

        margins = []
        _margins = d.pop("margins")
        for margins_item_data in _margins:
            margins_item = MarginClass.from_dict(margins_item_data)

            margins.append(margins_item)

        biggest = []
        _biggest = d.pop("biggest")
        for biggest_item_data in _biggest:
            biggest_item = PriceMove.from_dict(biggest_item_data)

            biggest.append(biggest_item)

        offenders = []
        _offenders = d.pop("offenders")
        for offenders_item_data in _offenders:
            offenders_item = Offender.from_dict(offenders_item_data)

            offenders.append(offenders_item)

        price_preview_run = cls(
            id=id,
            state=state,
            started_at=started_at,
            finished_at=finished_at,
            started_by=started_by,
            expected=expected,
            version=version,
            seen=seen,
            raised=raised,
            lowered=lowered,
            unchanged=unchanged,
            refused=refused,
            refused_later=refused_later,
            margins=margins,
            biggest=biggest,
            offenders=offenders,
        )

        return price_preview_run
