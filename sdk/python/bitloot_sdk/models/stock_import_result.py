from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="StockImportResult")


@_attrs_define
class StockImportResult:
    batch_id: UUID
    imported: int
    duplicates: int

    def to_dict(self) -> dict[str, Any]:
        batch_id = str(self.batch_id)

        imported = self.imported

        duplicates = self.duplicates

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "batch_id": batch_id,
                "imported": imported,
                "duplicates": duplicates,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        batch_id = UUID(d.pop("batch_id"))

        imported = d.pop("imported")

        duplicates = d.pop("duplicates")

        stock_import_result = cls(
            batch_id=batch_id,
            imported=imported,
            duplicates=duplicates,
        )

        return stock_import_result
