from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dashboard_jobs import DashboardJobs
    from ..models.figures import Figures
    from ..models.sales_day import SalesDay


T = TypeVar("T", bound="Dashboard")


@_attrs_define
class Dashboard:
    since: datetime.datetime
    until: datetime.datetime
    now: Figures
    before: Figures
    days: list[SalesDay]
    attention: int
    jobs: DashboardJobs

    def to_dict(self) -> dict[str, Any]:
        since = self.since.isoformat()

        until = self.until.isoformat()

        now = self.now.to_dict()

        before = self.before.to_dict()

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        attention = self.attention

        jobs = self.jobs.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "since": since,
                "until": until,
                "now": now,
                "before": before,
                "days": days,
                "attention": attention,
                "jobs": jobs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dashboard_jobs import DashboardJobs  # noqa: PLC0415
        from ..models.figures import Figures  # noqa: PLC0415
        from ..models.sales_day import SalesDay  # noqa: PLC0415

        d = dict(src_dict)
        since = datetime.datetime.fromisoformat(d.pop("since"))

        until = datetime.datetime.fromisoformat(d.pop("until"))

        now = Figures.from_dict(d.pop("now"))

        before = Figures.from_dict(d.pop("before"))

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = SalesDay.from_dict(days_item_data)

            days.append(days_item)

        attention = d.pop("attention")

        jobs = DashboardJobs.from_dict(d.pop("jobs"))

        dashboard = cls(
            since=since,
            until=until,
            now=now,
            before=before,
            days=days,
            attention=attention,
            jobs=jobs,
        )

        return dashboard
