from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.sync_run_state import SyncRunState

if TYPE_CHECKING:
    from ..models.sync_failure import SyncFailure


T = TypeVar("T", bound="SyncRun")


@_attrs_define
class SyncRun:
    id: UUID
    state: SyncRunState
    full: bool
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    updated_since: datetime.datetime | None
    started_by: str
    next_page: int
    expected: int
    created: int
    updated: int
    unchanged: int
    retired: int
    skipped: int
    failed: int
    products_per_second: int | None
    seconds_left: int | None
    failures: list[SyncFailure]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        state = self.state.value

        full = self.full

        started_at = self.started_at.isoformat()

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        updated_since: None | str
        if isinstance(self.updated_since, datetime.datetime):
            updated_since = self.updated_since.isoformat()
        else:
            updated_since = self.updated_since

        started_by = self.started_by

        next_page = self.next_page

        expected = self.expected

        created = self.created

        updated = self.updated

        unchanged = self.unchanged

        retired = self.retired

        skipped = self.skipped

        failed = self.failed

        products_per_second: int | None
        products_per_second = self.products_per_second

        seconds_left: int | None
        seconds_left = self.seconds_left

        failures = []
        for failures_item_data in self.failures:
            failures_item = failures_item_data.to_dict()
            failures.append(failures_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "state": state,
                "full": full,
                "started_at": started_at,
                "finished_at": finished_at,
                "updated_since": updated_since,
                "started_by": started_by,
                "next_page": next_page,
                "expected": expected,
                "created": created,
                "updated": updated,
                "unchanged": unchanged,
                "retired": retired,
                "skipped": skipped,
                "failed": failed,
                "products_per_second": products_per_second,
                "seconds_left": seconds_left,
                "failures": failures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sync_failure import SyncFailure  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        state = SyncRunState(d.pop("state"))

        full = d.pop("full")

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

        def _parse_updated_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_since_type_0 = datetime.datetime.fromisoformat(data)

                return updated_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_since = _parse_updated_since(d.pop("updated_since"))

        started_by = d.pop("started_by")

        next_page = d.pop("next_page")

        expected = d.pop("expected")

        created = d.pop("created")

        updated = d.pop("updated")

        unchanged = d.pop("unchanged")

        retired = d.pop("retired")

        skipped = d.pop("skipped")

        failed = d.pop("failed")

        def _parse_products_per_second(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        products_per_second = _parse_products_per_second(d.pop("products_per_second"))

        def _parse_seconds_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        seconds_left = _parse_seconds_left(d.pop("seconds_left"))

        failures = []
        _failures = d.pop("failures")
        for failures_item_data in _failures:
            failures_item = SyncFailure.from_dict(failures_item_data)

            failures.append(failures_item)

        sync_run = cls(
            id=id,
            state=state,
            full=full,
            started_at=started_at,
            finished_at=finished_at,
            updated_since=updated_since,
            started_by=started_by,
            next_page=next_page,
            expected=expected,
            created=created,
            updated=updated,
            unchanged=unchanged,
            retired=retired,
            skipped=skipped,
            failed=failed,
            products_per_second=products_per_second,
            seconds_left=seconds_left,
            failures=failures,
        )

        return sync_run
