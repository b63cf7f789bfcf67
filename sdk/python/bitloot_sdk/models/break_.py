from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.break_remedy import BreakRemedy
from ..models.break_rule import BreakRule
from ..models.break_state import BreakState

if TYPE_CHECKING:
    from ..models.break_facts import BreakFacts


T = TypeVar("T", bound="Break")


@_attrs_define
class Break:
    id: UUID
    found_at: datetime.datetime
    last_seen_at: datetime.datetime
    rule: BreakRule
    reference: str
    order_id: None | UUID
    summary: str
    remedy: BreakRemedy
    facts: BreakFacts
    state: BreakState
    mended_by: None | str
    mended_at: datetime.datetime | None
    mending: None | str
    resolved_at: datetime.datetime | None
    resolved_by: None | str
    resolution: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        found_at = self.found_at.isoformat()

        last_seen_at = self.last_seen_at.isoformat()

        rule = self.rule.value

        reference = self.reference

        order_id: None | str
        if isinstance(self.order_id, UUID):
            order_id = str(self.order_id)
        else:
            order_id = self.order_id

        summary = self.summary

        remedy = self.remedy.value

        facts = self.facts.to_dict()

        state = self.state.value

        mended_by: None | str
        mended_by = self.mended_by

        mended_at: None | str
        if isinstance(self.mended_at, datetime.datetime):
            mended_at = self.mended_at.isoformat()
        else:
            mended_at = self.mended_at

        mending: None | str
        mending = self.mending

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
                "found_at": found_at,
                "last_seen_at": last_seen_at,
                "rule": rule,
                "reference": reference,
                "order_id": order_id,
                "summary": summary,
                "remedy": remedy,
                "facts": facts,
                "state": state,
                "mended_by": mended_by,
                "mended_at": mended_at,
                "mending": mending,
                "resolved_at": resolved_at,
                "resolved_by": resolved_by,
                "resolution": resolution,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.break_facts import BreakFacts  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        found_at = datetime.datetime.fromisoformat(d.pop("found_at"))

        last_seen_at = datetime.datetime.fromisoformat(d.pop("last_seen_at"))

        rule = BreakRule(d.pop("rule"))

        reference = d.pop("reference")

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

        remedy = BreakRemedy(d.pop("remedy"))

        facts = BreakFacts.from_dict(d.pop("facts"))

        state = BreakState(d.pop("state"))

        def _parse_mended_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mended_by = _parse_mended_by(d.pop("mended_by"))

        def _parse_mended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mended_at_type_0 = datetime.datetime.fromisoformat(data)

                return mended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        mended_at = _parse_mended_at(d.pop("mended_at"))

        def _parse_mending(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mending = _parse_mending(d.pop("mending"))

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

        break_ = cls(
            id=id,
            found_at=found_at,
            last_seen_at=last_seen_at,
            rule=rule,
            reference=reference,
            order_id=order_id,
            summary=summary,
            remedy=remedy,
            facts=facts,
            state=state,
            mended_by=mended_by,
            mended_at=mended_at,
            mending=mending,
            resolved_at=resolved_at,
            resolved_by=resolved_by,
            resolution=resolution,
        )

        return break_
