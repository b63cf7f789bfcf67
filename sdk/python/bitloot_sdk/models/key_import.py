from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.key_import_state import KeyImportState

if TYPE_CHECKING:
    from ..models.key_import_report import KeyImportReport


T = TypeVar("T", bound="KeyImport")


@_attrs_define
class KeyImport:
    id: UUID
    product_id: UUID
    created_at: datetime.datetime
    state: KeyImportState
    name: str
    encoding: str
    delimiter: str
    header: bool
    columns: list[None | str]
    supplier: str
    unit_cost: None | str
    expires_at: datetime.datetime | None
    note: str
    size: int
    lines: int
    fresh: int
    twice: int
    known: int
    wrong: int
    report: KeyImportReport
    problem: None | str
    imported_by: str
    batch_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        product_id = str(self.product_id)

        created_at = self.created_at.isoformat()

        state = self.state.value

        name = self.name

        encoding = self.encoding

        delimiter = self.delimiter

        header = self.header

        columns = []
        for columns_item_data in self.columns:
            columns_item: None | str
            columns_item = columns_item_data
            columns.append(columns_item)

        supplier = self.supplier

        unit_cost: None | str
        unit_cost = self.unit_cost

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        note = self.note

        size = self.size

        lines = self.lines

        fresh = self.fresh

        twice = self.twice

        known = self.known

        wrong = self.wrong

        report = self.report.to_dict()

        problem: None | str
        problem = self.problem

        imported_by = self.imported_by

        batch_id: None | str
        if isinstance(self.batch_id, UUID):
            batch_id = str(self.batch_id)
        else:
            batch_id = self.batch_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "product_id": product_id,
                "created_at": created_at,
                "state": state,
                "name": name,
                "encoding": encoding,
                "delimiter": delimiter,
                "header": header,
                "columns": columns,
                "supplier": supplier,
                "unit_cost": unit_cost,
                "expires_at": expires_at,
                "note": note,
                "size": size,
                "lines": lines,
                "fresh": fresh,
                "twice": twice,
                "known": known,
                "wrong": wrong,
                "report": report,
                "problem": problem,
                "imported_by": imported_by,
                "batch_id": batch_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.key_import_report import KeyImportReport  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        product_id = UUID(d.pop("product_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        state = KeyImportState(d.pop("state"))

        name = d.pop("name")

        encoding = d.pop("encoding")

        delimiter = d.pop("delimiter")

        header = d.pop("header")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:

            def _parse_columns_item(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            columns_item = _parse_columns_item(columns_item_data)

            columns.append(columns_item)

        supplier = d.pop("supplier")

        def _parse_unit_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_cost = _parse_unit_cost(d.pop("unit_cost"))

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

        size = d.pop("size")

        lines = d.pop("lines")

        fresh = d.pop("fresh")

        twice = d.pop("twice")

        known = d.pop("known")

        wrong = d.pop("wrong")

        report = KeyImportReport.from_dict(d.pop("report"))

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

        imported_by = d.pop("imported_by")

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

        key_import = cls(
            id=id,
            product_id=product_id,
            created_at=created_at,
            state=state,
            name=name,
            encoding=encoding,
            delimiter=delimiter,
            header=header,
            columns=columns,
            supplier=supplier,
            unit_cost=unit_cost,
            expires_at=expires_at,
            note=note,
            size=size,
            lines=lines,
            fresh=fresh,
            twice=twice,
            known=known,
            wrong=wrong,
            report=report,
            problem=problem,
            imported_by=imported_by,
            batch_id=batch_id,
        )

        return key_import
