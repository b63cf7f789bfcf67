from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.stock_rule_low_level import StockRuleLowLevel
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.part import Part


T = TypeVar("T", bound="StockRule")


@_attrs_define
class StockRule:
    low_at: int | None
    reason: str
    fields: list[Part] | Unset = UNSET
    low_level: StockRuleLowLevel | Unset = StockRuleLowLevel.NOTICE

    def to_dict(self) -> dict[str, Any]:
        low_at: int | None
        low_at = self.low_at

        reason = self.reason

        fields: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = []
            for fields_item_data in self.fields:
                fields_item = fields_item_data.to_dict()
                fields.append(fields_item)

        low_level: str | Unset = UNSET
        if not isinstance(self.low_level, Unset):
            low_level = self.low_level.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "low_at": low_at,
                "reason": reason,
            }
        )
        if fields is not UNSET:
            field_dict["fields"] = fields
        if low_level is not UNSET:
            field_dict["low_level"] = low_level

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part import Part  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_low_at(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        low_at = _parse_low_at(d.pop("low_at"))

        reason = d.pop("reason")

        _fields = d.pop("fields", UNSET)
        fields: list[Part] | Unset = UNSET
        if _fields is not UNSET:
            fields = []
            for fields_item_data in _fields:
                fields_item = Part.from_dict(fields_item_data)

                fields.append(fields_item)

        _low_level = d.pop("low_level", UNSET)
        low_level: StockRuleLowLevel | Unset
        if isinstance(_low_level, Unset):
            low_level = UNSET
        else:
            low_level = StockRuleLowLevel(_low_level)

        stock_rule = cls(
            low_at=low_at,
            reason=reason,
            fields=fields,
            low_level=low_level,
        )

        return stock_rule
