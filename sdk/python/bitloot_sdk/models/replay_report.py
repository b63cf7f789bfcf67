from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.replay_row import ReplayRow


T = TypeVar("T", bound="ReplayReport")


@_attrs_define
class ReplayReport:
    count: int
    batch_id: None | UUID
    rows: list[ReplayRow]

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        batch_id: None | str
        if isinstance(self.batch_id, UUID):
            batch_id = str(self.batch_id)
        else:
            batch_id = self.batch_id

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "count": count,
                "batch_id": batch_id,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.replay_row import ReplayRow  # noqa: PLC0415

        d = dict(src_dict)
        count = d.pop("count")

        def _parse_batch_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                batch_id_type_0 = UUID(data)

                return batch_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        batch_id = _parse_batch_id(d.pop("batch_id"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = ReplayRow.from_dict(rows_item_data)

            rows.append(rows_item)

        replay_report = cls(
            count=count,
            batch_id=batch_id,
            rows=rows,
        )

        return replay_report
