from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.rule_edit_ending_type_1 import RuleEditEndingType1
from ..models.rule_edit_ending_type_2_type_1 import RuleEditEndingType2Type1
from ..models.rule_edit_ending_type_3_type_1 import RuleEditEndingType3Type1
from ..models.rule_edit_kind import RuleEditKind
from ..models.rule_edit_scope import RuleEditScope
from ..types import UNSET, Unset

T = TypeVar("T", bound="RuleEdit")


@_attrs_define
class RuleEdit:
    target: None | str | Unset = UNSET
    priority: int | Unset = UNSET
    min_cost: float | None | Unset = UNSET
    max_cost: float | None | Unset = UNSET
    percent: float | None | Unset = UNSET
    amount: float | None | Unset = UNSET
    ending: None | RuleEditEndingType1 | RuleEditEndingType2Type1 | RuleEditEndingType3Type1 | Unset = UNSET
    stock_below: int | None | Unset = UNSET
    stock_at_least: int | None | Unset = UNSET
    below_cost_allowed: bool | Unset = UNSET
    starts_at: datetime.datetime | None | Unset = UNSET
    ends_at: datetime.datetime | None | Unset = UNSET
    enabled: bool | Unset = UNSET
    name: str | Unset = UNSET
    kind: RuleEditKind | Unset = UNSET
    scope: RuleEditScope | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        target: None | str | Unset
        if isinstance(self.target, Unset):
            target = UNSET
        else:
            target = self.target

        priority = self.priority

        min_cost: float | None | Unset
        if isinstance(self.min_cost, Unset):
            min_cost = UNSET
        else:
            min_cost = self.min_cost

        max_cost: float | None | Unset
        if isinstance(self.max_cost, Unset):
            max_cost = UNSET
        else:
            max_cost = self.max_cost

        percent: float | None | Unset
        if isinstance(self.percent, Unset):
            percent = UNSET
        else:
            percent = self.percent

        amount: float | None | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        ending: None | str | Unset
        if isinstance(self.ending, Unset):
            ending = UNSET
        elif isinstance(self.ending, RuleEditEndingType1):
            ending = self.ending.value
        elif isinstance(self.ending, RuleEditEndingType2Type1):
            ending = self.ending.value
        elif isinstance(self.ending, RuleEditEndingType3Type1):
            ending = self.ending.value
        else:
            ending = self.ending

        stock_below: int | None | Unset
        if isinstance(self.stock_below, Unset):
            stock_below = UNSET
        else:
            stock_below = self.stock_below

        stock_at_least: int | None | Unset
        if isinstance(self.stock_at_least, Unset):
            stock_at_least = UNSET
        else:
            stock_at_least = self.stock_at_least

        below_cost_allowed = self.below_cost_allowed

        starts_at: None | str | Unset
        if isinstance(self.starts_at, Unset):
            starts_at = UNSET
        elif isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str | Unset
        if isinstance(self.ends_at, Unset):
            ends_at = UNSET
        elif isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        enabled = self.enabled

        name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        scope: str | Unset = UNSET
        if not isinstance(self.scope, Unset):
            scope = self.scope.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if target is not UNSET:
            field_dict["target"] = target
        if priority is not UNSET:
            field_dict["priority"] = priority
        if min_cost is not UNSET:
            field_dict["min_cost"] = min_cost
        if max_cost is not UNSET:
            field_dict["max_cost"] = max_cost
        if percent is not UNSET:
            field_dict["percent"] = percent
        if amount is not UNSET:
            field_dict["amount"] = amount
        if ending is not UNSET:
            field_dict["ending"] = ending
        if stock_below is not UNSET:
            field_dict["stock_below"] = stock_below
        if stock_at_least is not UNSET:
            field_dict["stock_at_least"] = stock_at_least
        if below_cost_allowed is not UNSET:
            field_dict["below_cost_allowed"] = below_cost_allowed
        if starts_at is not UNSET:
            field_dict["starts_at"] = starts_at
        if ends_at is not UNSET:
            field_dict["ends_at"] = ends_at
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind
        if scope is not UNSET:
            field_dict["scope"] = scope

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_target(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        target = _parse_target(d.pop("target", UNSET))

        priority = d.pop("priority", UNSET)

        def _parse_min_cost(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        min_cost = _parse_min_cost(d.pop("min_cost", UNSET))

        def _parse_max_cost(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_cost = _parse_max_cost(d.pop("max_cost", UNSET))

        def _parse_percent(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        percent = _parse_percent(d.pop("percent", UNSET))

        def _parse_amount(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))

        def _parse_ending(
            data: object,
        ) -> None | RuleEditEndingType1 | RuleEditEndingType2Type1 | RuleEditEndingType3Type1 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_1 = RuleEditEndingType1(data)

                return ending_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_2_type_1 = RuleEditEndingType2Type1(data)

                return ending_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ending_type_3_type_1 = RuleEditEndingType3Type1(data)

                return ending_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RuleEditEndingType1 | RuleEditEndingType2Type1 | RuleEditEndingType3Type1 | Unset, data)

        ending = _parse_ending(d.pop("ending", UNSET))

        def _parse_stock_below(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stock_below = _parse_stock_below(d.pop("stock_below", UNSET))

        def _parse_stock_at_least(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stock_at_least = _parse_stock_at_least(d.pop("stock_at_least", UNSET))

        below_cost_allowed = d.pop("below_cost_allowed", UNSET)

        def _parse_starts_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        starts_at = _parse_starts_at(d.pop("starts_at", UNSET))

        def _parse_ends_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        ends_at = _parse_ends_at(d.pop("ends_at", UNSET))

        enabled = d.pop("enabled", UNSET)

        name = d.pop("name", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: RuleEditKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = RuleEditKind(_kind)

        _scope = d.pop("scope", UNSET)
        scope: RuleEditScope | Unset
        if isinstance(_scope, Unset):
            scope = UNSET
        else:
            scope = RuleEditScope(_scope)

        rule_edit = cls(
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
            name=name,
            kind=kind,
            scope=scope,
        )

        return rule_edit
