from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.claim import Claim


T = TypeVar("T", bound="Rights")


@_attrs_define
class Rights:
    item_id: UUID
    may_return: bool
    return_until: datetime.datetime | None
    may_report: bool
    report_until: datetime.datetime | None
    claim: Claim | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.claim import Claim  # noqa: PLC0415

        item_id = str(self.item_id)

        may_return = self.may_return

        return_until: None | str
        if isinstance(self.return_until, datetime.datetime):
            return_until = self.return_until.isoformat()
        else:
            return_until = self.return_until

        may_report = self.may_report

        report_until: None | str
        if isinstance(self.report_until, datetime.datetime):
            report_until = self.report_until.isoformat()
        else:
            report_until = self.report_until

        claim: dict[str, Any] | None
        if isinstance(self.claim, Claim):
            claim = self.claim.to_dict()
        else:
            claim = self.claim

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item_id": item_id,
                "may_return": may_return,
                "return_until": return_until,
                "may_report": may_report,
                "report_until": report_until,
                "claim": claim,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim import Claim  # noqa: PLC0415

        d = dict(src_dict)
        item_id = UUID(d.pop("item_id"))

        may_return = d.pop("may_return")

        def _parse_return_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                return_until_type_0 = datetime.datetime.fromisoformat(data)

                return return_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        return_until = _parse_return_until(d.pop("return_until"))

        may_report = d.pop("may_report")

        def _parse_report_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                report_until_type_0 = datetime.datetime.fromisoformat(data)

                return report_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        report_until = _parse_report_until(d.pop("report_until"))

        def _parse_claim(data: object) -> Claim | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                claim_type_0 = Claim.from_dict(data)

                return claim_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Claim | None, data)

        claim = _parse_claim(d.pop("claim"))

        rights = cls(
            item_id=item_id,
            may_return=may_return,
            return_until=return_until,
            may_report=may_report,
            report_until=report_until,
            claim=claim,
        )

        return rights
