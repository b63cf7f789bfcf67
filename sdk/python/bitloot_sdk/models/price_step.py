from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.price_step_kind_type_1 import PriceStepKindType1
from ..models.price_step_kind_type_2_type_1 import PriceStepKindType2Type1
from ..models.price_step_kind_type_3_type_1 import PriceStepKindType3Type1

T = TypeVar("T", bound="PriceStep")


@_attrs_define
class PriceStep:
    kind: None | PriceStepKindType1 | PriceStepKindType2Type1 | PriceStepKindType3Type1
    rule_id: None | UUID
    rule: str
    before: float
    after: float
    why: str

    def to_dict(self) -> dict[str, Any]:
        kind: None | str
        if isinstance(self.kind, PriceStepKindType1):
            kind = self.kind.value
        elif isinstance(self.kind, PriceStepKindType2Type1):
            kind = self.kind.value
        elif isinstance(self.kind, PriceStepKindType3Type1):
            kind = self.kind.value
        else:
            kind = self.kind

        rule_id: None | str
        if isinstance(self.rule_id, UUID):
            rule_id = str(self.rule_id)
        else:
            rule_id = self.rule_id

        rule = self.rule

        before = self.before

        after = self.after

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "rule_id": rule_id,
                "rule": rule,
                "before": before,
                "after": after,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_kind(data: object) -> None | PriceStepKindType1 | PriceStepKindType2Type1 | PriceStepKindType3Type1:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_1 = PriceStepKindType1(data)

                return kind_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_2_type_1 = PriceStepKindType2Type1(data)

                return kind_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_3_type_1 = PriceStepKindType3Type1(data)

                return kind_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PriceStepKindType1 | PriceStepKindType2Type1 | PriceStepKindType3Type1, data)

        kind = _parse_kind(d.pop("kind"))

        def _parse_rule_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rule_id_type_0 = UUID(data)

                return rule_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        rule_id = _parse_rule_id(d.pop("rule_id"))

        rule = d.pop("rule")

        before = d.pop("before")

        after = d.pop("after")

        why = d.pop("why")

        price_step = cls(
            kind=kind,
            rule_id=rule_id,
            rule=rule,
            before=before,
            after=after,
            why=why,
        )

        return price_step
