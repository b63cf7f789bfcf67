from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="StockBatch")


@_attrs_define
class StockBatch:
    id: UUID
    created_at: datetime.datetime
    supplier: str
    unit_cost: None | str
    imported_by: str
    imported: int
    duplicates: int
    expires_at: datetime.datetime | None
    note: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        supplier = self.supplier

        unit_cost: None | str
        unit_cost = self.unit_cost

        imported_by = self.imported_by

        imported = self.imported

        duplicates = self.duplicates

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "supplier": supplier,
                "unit_cost": unit_cost,
                "imported_by": imported_by,
                "imported": imported,
                "duplicates": duplicates,
                "expires_at": expires_at,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        supplier = d.pop("supplier")

        def _parse_unit_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_cost = _parse_unit_cost(d.pop("unit_cost"))

        imported_by = d.pop("imported_by")

        imported = d.pop("imported")

        duplicates = d.pop("duplicates")

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        note = d.pop("note")

        stock_batch = cls(
            id=id,
            created_at=created_at,
            supplier=supplier,
            unit_cost=unit_cost,
            imported_by=imported_by,
            imported=imported,
            duplicates=duplicates,
            expires_at=expires_at,
            note=note,
        )

        return stock_batch
