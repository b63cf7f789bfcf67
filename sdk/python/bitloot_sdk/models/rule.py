from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.rule_ending_type_1 import RuleEndingType1
from ..models.rule_ending_type_2_type_1 import RuleEndingType2Type1
from ..models.rule_ending_type_3_type_1 import RuleEndingType3Type1
from ..models.rule_kind import RuleKind
from ..models.rule_scope import RuleScope

T = TypeVar("T", bound="Rule")


@_attrs_define
class Rule:
    id: UUID
    name: str
    kind: RuleKind
    scope: RuleScope
    target: None | str
    priority: int
    min_cost: None | str
    max_cost: None | str
    percent: float | None
    amount: None | str
    ending: None | RuleEndingType1 | RuleEndingType2Type1 | RuleEndingType3Type1
    stock_below: int | None
    stock_at_least: int | None
    below_cost_allowed: bool
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    enabled: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        kind = self.kind.value

        scope = self.scope.value

        target: None | str
        target = self.target

        priority = self.priority

        min_cost: None | str
        min_cost = self.min_cost

        max_cost: None | str
        max_cost = self.max_cost

        percent: float | None
        percent = self.percent

        amount: None | str
        amount = self.amount

        ending: None | str
        if isinstance(self.ending, RuleEndingType1):
            ending = self.ending.value
        elif isinstance(self.ending, RuleEndingType2Type1):
            ending = self.ending.value
        elif isinstance(self.ending, RuleEndingType3Type1):
            ending = self.ending.value
        else:
            ending = self.ending

        stock_below: int | None
        stock_below = self.stock_below

        stock_at_least: int | None
        stock_at_least = self.stock_at_least

        below_cost_allowed = self.below_cost_allowed

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        enabled = self.enabled

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "kind": kind,
                "scope": scope,
                "target": target,
                "priority": priority,
                "min_cost": min_cost,
                "max_cost": max_cost,
                "percent": percent,
                "amount": amount,
                "ending": ending,
                "stock_below": stock_below,
                "stock_at_least": stock_at_least,
                "below_cost_allowed": below_cost_allowed,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "enabled": enabled,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        kind = RuleKind(d.pop("kind"))

        scope = RuleScope(d.pop("scope"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        priority = d.pop("priority")

        def _parse_min_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        min_cost = _parse_min_cost(d.pop("min_cost"))

        def _parse_max_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        max_cost = _parse_max_cost(d.pop("max_cost"))

        def _parse_percent(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        percent = _parse_percent(d.pop("percent"))

        def _parse_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        amount = _parse_amount(d.pop("amount"))

        def _parse_ending(data: object) -> None | RuleEndingType1 | RuleEndingType2Type1 | RuleEndingType3Type1:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_1 = RuleEndingType1(data)

                return ending_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_2_type_1 = RuleEndingType2Type1(data)

                return ending_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_3_type_1 = RuleEndingType3Type1(data)

                return ending_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RuleEndingType1 | RuleEndingType2Type1 | RuleEndingType3Type1, data)

        ending = _parse_ending(d.pop("ending"))

        def _parse_stock_below(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        stock_below = _parse_stock_below(d.pop("stock_below"))

        def _parse_stock_at_least(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        stock_at_least = _parse_stock_at_least(d.pop("stock_at_least"))

        below_cost_allowed = d.pop("below_cost_allowed")

        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        enabled = d.pop("enabled")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        rule = cls(
            id=id,
            name=name,
            kind=kind,
            scope=scope,
            target=target,
            priority=priority,
            min_cost=min_cost,
            max_cost=max_cost,
            percent=percent,
            amount=amount,
            ending=ending,
            stock_below=stock_below,
            stock_at_least=stock_at_least,
            below_cost_allowed=below_cost_allowed,
            starts_at=starts_at,
            ends_at=ends_at,
            enabled=enabled,
            created_at=created_at,
            updated_at=updated_at,
        )

        return rule
