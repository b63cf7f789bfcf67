from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.layout_delimiter import LayoutDelimiter

T = TypeVar("T", bound="Layout")


@_attrs_define
class Layout:
    delimiter: LayoutDelimiter
    header: bool
    columns: list[None | str]

    def to_dict(self) -> dict[str, Any]:
        delimiter = self.delimiter.value

        header = self.header

        columns = []
        for columns_item_data in self.columns:
            columns_item: None | str
            columns_item = columns_item_data
            columns.append(columns_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "delimiter": delimiter,
                "header": header,
                "columns": columns,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        delimiter = LayoutDelimiter(d.pop("delimiter"))

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

        layout = cls(
            delimiter=delimiter,
            header=header,
            columns=columns,
        )

        return layout
